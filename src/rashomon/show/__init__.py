"""Takes a record, gives pages: the dossier, one self-contained file."""
