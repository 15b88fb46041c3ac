"""Programs, their rounds and the calendar of each."""
