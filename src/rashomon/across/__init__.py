"""One question for each file, asked between articles."""
