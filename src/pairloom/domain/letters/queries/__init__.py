"""Named reads of letters."""
