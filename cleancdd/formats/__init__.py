"""Values as files of other programs."""
