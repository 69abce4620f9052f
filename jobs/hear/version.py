"""The number of the rules by which voices are redacted; it stands alone so that a night with nothing new loads no rules."""

VERSION = 2  # raise it when a rule changes: every voice is then redacted again
