"""Say in one sentence why a sheet cannot be used."""


class SheetError(Exception):
    """A file, a mapping or a pool cannot be read; the message is one sentence for the organiser."""
