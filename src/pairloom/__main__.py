"""Run the command line as a module: python -m pairloom."""

import sys

from pairloom.cli import main

if __name__ == "__main__":
    sys.exit(main())
