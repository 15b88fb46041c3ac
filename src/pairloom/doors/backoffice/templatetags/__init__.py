"""Words and pieces for pages of the office."""
