"""Thai text: digits, dates, normalised text for comparing, and dictionary order."""
