"""Takes the path of a record, gives the desk: its pages over HTTP, on this machine, with search, review and undo."""
