"""Measure letters from queue to relay: python benchmarks/mail.py [--quick] [--only NAME]."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[0] = str(ROOT)

from benchmarks.mail_sections import main  # noqa: E402  # found only once the root is on the path

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
