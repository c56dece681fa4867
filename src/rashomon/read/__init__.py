"""Takes bytes, gives reports: one file for each kind of input."""
