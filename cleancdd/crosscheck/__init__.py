"""What no single file can know: whether files fit each other."""
