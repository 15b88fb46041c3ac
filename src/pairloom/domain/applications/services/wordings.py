"""Put into words what letters about applications say: moments in the reader's zone, and what comes next."""

from datetime import datetime

from pairloom.domain.applications.models import Application, Draft
from pairloom.domain.letters.wording.moments import say_moment
from pairloom.sheets.answers.zone_names import find_own_zones


def say_for(at: datetime, whom: Draft | Application) -> str:
    """Say a moment in the language and zone of who reads it; in the program's zone where theirs is not known."""
    language = whom.language if isinstance(whom, Draft) else whom.person.language
    return say_moment(at, language=language, zone=_find_zone(whom) or whom.round.program.time_zone)


def _find_zone(whom: Draft | Application) -> str:
    """Find the zone of who reads: what they told, else the main one of their country."""
    person = whom.person
    told = "" if person is None else person.time_zone
    country = whom.country if isinstance(whom, Application) else ""
    return told or next(iter(find_own_zones(country)), "")
