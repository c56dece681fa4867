"""One question for each file, asked inside one article."""
