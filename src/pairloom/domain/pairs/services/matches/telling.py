"""Tell the directors of a program that a match is ready to be looked at."""

from datetime import datetime

from django.conf import settings

from pairloom.domain.core.services import name_row
from pairloom.domain.letters.services import queue
from pairloom.domain.pairs.models import MatchRun
from pairloom.domain.pairs.queries.working import has_other_done
from pairloom.domain.people.queries import LEADERS, people_with_role


def tell_directors(run: MatchRun, *, now: datetime) -> int:
    """Write to directors and deputies when nobody has ordered the match by hand, or when it is the round's first.

    Tells how many letters are queued.
    """
    if run.ordered_by_id is not None and has_other_done(run):
        return 0
    program = run.round.program
    found = [people_with_role(program.pk, role, today=now.date()) for role in sorted(LEADERS)]
    leaders = {person.pk: person for people in found for person in people}
    for person in leaders.values():
        queue(
            "match-ready",
            key=f"match-ready:{run.pk}:{person.pk}",
            to=person,
            program=program,
            about=name_row(run),
            values={
                "round": run.round.name,
                "placed": str(run.placed),
                "people": str(run.people),
                "link": f"{settings.SITE_URL}/office/rounds/{run.round.slug}/match/",
            },
            now=now,
        )
    return len(leaders)
