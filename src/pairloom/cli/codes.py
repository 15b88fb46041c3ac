"""Name what the program ends with, so that scripts can tell one end from another."""

FINE = 0
REFUSED = 1
WRONG = 2
NOBODY_MATCHED = 3
STOPPED = 130
MEANINGS = (
    "Ends with 0: all is fine. 1: a proof is refused. 2: a file or an option cannot be used. 3: nobody is matched."
)
