"""What `init`, `new`, `withdraw` and `move` write: starting files with Thai remarks, never over a file that
there is."""
