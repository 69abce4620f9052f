"""The same stories as plain Pelican and as Hugo would have them: comparable pages, lists, groups and feeds (benchmarks/site_speed.py)."""
