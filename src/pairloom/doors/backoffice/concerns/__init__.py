"""What partners report: the list of what waits, one report, and the press that settles it."""
