"""Checks across files: whether they agree with each other."""
