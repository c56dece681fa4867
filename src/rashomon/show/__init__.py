"""Takes a record, gives pages."""
