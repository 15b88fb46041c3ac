"""Reports about a pair of the office's only program."""

from typing import Any

from pairloom.domain.pairs.models import Concern, Pair
from pairloom.domain.pairs.services import report_concern
from pairloom.domain.programs.models import Program
from tests.domain.pairs.matches import accept, make_pair
from tests.domain.pairs.scenes import OPENED, answer, make_open_round

WORDS = "Kept asking for <b>money</b>.\nI do not want to go on."


def meet(program: Program) -> Pair:
    """Let two people of the program meet."""
    round_ = make_open_round(program)
    return make_pair(*accept(round_, [answer("SE"), answer("KE")]))


def report(pair: Pair, kind: str = "silent", words: str = WORDS, **more: Any) -> Concern:
    """Let the first of a pair report something."""
    return report_concern(pair.members.all()[0], kind=kind, words=words, now=OPENED, **more)
