"""Lists of words that everybody uses, and the program that counts them anew."""
