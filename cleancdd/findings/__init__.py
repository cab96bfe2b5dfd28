"""What follows from the records: judgements of units, which are published."""
