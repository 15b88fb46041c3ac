"""The process that verifies a proof while its parent measures the match: it knows nothing of the solver."""

import sys
from pathlib import Path

from pairloom.domain.pairs.engine.matches.watching import end_with
from pairloom.matching.certificate import read_certificate
from pairloom.matching.check import check_certificate
from pairloom.matching.errors import MatchingError

REFUSED = 3


def main(path: str, parent: str) -> int:
    """Verify the certificate in a file; the code says whether it holds, the last words what is wrong."""
    end_with(int(parent))
    try:
        check_certificate(read_certificate(Path(path)))
    except MatchingError as error:
        sys.stderr.write(f"{type(error).__name__}: {error}")
        return REFUSED
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
