"""What public pages speak of: the program that was asked for, else that of the round which stands first."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404

from pairloom.domain.programs import queries
from pairloom.domain.programs.models import Program, Round


@dataclass(frozen=True)
class Stage:
    """What public pages speak of.

    rounds    all that are alive, in the order in which they are shown
    programs  all that have a round
    program   the one that texts speak of, if there is one
    """

    rounds: list[Round]
    programs: list[Program]
    program: Program | None

    @property
    def round(self) -> Round | None:
        """Give the round of the program that stands first."""
        return next((each for each in self.rounds if each.program == self.program), None)


def find_stage(now: datetime, wanted: str = "") -> Stage:
    """Find what public pages speak of, for the word of a program or for none; three queries, at most four."""
    rounds, programs = queries.rounds_to_show(now), queries.programs_to_show()
    if wanted:
        return Stage(rounds, programs, _find_wanted(programs, wanted))
    program = rounds[0].program if rounds else _find_standard(programs)
    return Stage(rounds, programs, program)


def _find_wanted(programs: list[Program], wanted: str) -> Program:
    """Find the program that was asked for; what is not shown is not there."""
    for program in programs:
        if program.slug == wanted:
            return program
    raise Http404


def _find_standard(programs: list[Program]) -> Program | None:
    """Find the program that texts speak of while no round is alive; before the first round only one that is alone."""
    if programs:
        return programs[0]
    there = queries.list_programs()
    return there[0] if len(there) == 1 else None
