"""The desk: its pages, its door, its acts."""
