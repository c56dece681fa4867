"""Takes a record, gives a file; generic over findings."""
