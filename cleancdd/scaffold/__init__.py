"""What `init`, `new`, `withdraw` and `move` write: starting files with Thai comments, never overwriting an
existing file."""
