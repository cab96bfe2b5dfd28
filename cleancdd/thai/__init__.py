"""Thai words: digits, dates, text made comparable, and the order of the dictionary."""
