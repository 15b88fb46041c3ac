"""Bring in answers from another form: upload, look, correct the columns, import, undo."""
