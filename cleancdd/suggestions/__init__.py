"""What to type instead: the advice of diagnostics."""
