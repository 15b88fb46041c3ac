"""Pages to set up programs and rounds."""
