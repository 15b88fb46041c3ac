"""Put into words what letters about applications say: moments in the reader's zone, and what comes next."""

from datetime import datetime

from pairloom.domain.applications.models import Application, Draft
from pairloom.domain.letters.wording.moments import say_moment


def say_for(at: datetime, whom: Draft | Application) -> str:
    """Say a moment in the language and zone of who reads it; in the program's zone where theirs is not known."""
    person = whom.person
    language = whom.language if isinstance(whom, Draft) else whom.person.language
    own = "" if person is None else person.time_zone
    return say_moment(at, language=language, zone=own or whom.round.program.time_zone)
