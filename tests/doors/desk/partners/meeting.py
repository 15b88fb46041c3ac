"""Two people, or three, who meet in a round that runs, with answers as people give them."""

from datetime import datetime, timedelta
from typing import Any

from pairloom.domain.applications.models import Application
from pairloom.domain.pairs.models import Member, Pair
from pairloom.domain.people.models import Person
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.queries import read_round_times
from pairloom.domain.programs.services import move_round
from pairloom.domain.programs.states import RoundState
from tests.domain.pairs.matches import make_closed_round, make_pair
from tests.domain.pairs.scenes import OPENED, answer

ASTRID = answer(
    "SE", {"sv": "native", "en": "fluent"}, share="1", city="Umeå", sector="public", stage="mid", interests=["reading"]
)
WANJIRU = answer(
    "KE",
    {"sw": "native", "en": "good"},
    share="1",
    city="Kisumu",
    sector="academic",
    stage="early",
    hours=["evening"],
    interests=["reading", "story-time"],
    about="I run the children's corner.\nOn Saturdays we read by the lake.",
    learn="How others keep teenagers reading.",
)
LINH = answer("VN", {"vi": "native", "en": "good"}, share="1", city="Huế", sector="school", stage="late")
FACTS = {
    "shared": {"interests": ["reading"]},
    "met": [],
    "missed": [],
    "languages": [["en", "fluent", "good"]],
    "quarters": 40,
    "letters": False,
    "thin": [],
    "rel": 930,
}
NAMES = ("Astrid Lindqvist", "Wanjiru Kamau", "Nguyễn Thị Linh")


def make_meeting(*answers: dict[str, Any], **fields: Any) -> Pair:
    """Make a pair of these people, Astrid and Wanjiru without any, in a round that runs."""
    round_ = make_closed_round(answers or (ASTRID, WANJIRU))
    people = list(round_.applications.order_by("pk"))
    for one, name in zip(people, NAMES, strict=False):
        Application.objects.filter(pk=one.pk).update(name=name)
        Person.objects.filter(pk=one.person_id).update(
            name=name, email=f"{name.split()[0].lower()}{one.pk}@example.org"
        )
    pair = make_pair(*round_.applications.select_related("person", "round").order_by("pk"), **fields)
    for member in Member.objects.filter(pair=pair):
        others = [one for one in people if one.pk != member.application_id]
        Member.objects.filter(pk=member.pk).update(facts={str(one.pk): FACTS for one in others})
    for state in (RoundState.MATCHED, RoundState.RUNNING):
        move_round(round_, to=state, now=OPENED)
    return Pair.objects.select_related("round__program").get(pk=pair.pk)


def list_people(pair: Pair) -> list[Person]:
    """List the people of a pair in order."""
    return [member.person for member in pair.members.select_related("person")]


def find_day(round_: Round) -> datetime:
    """Find a moment three weeks into the meetings of a round."""
    return read_round_times(Round.objects.select_related("program").get(pk=round_.pk)).meets_at + timedelta(days=20)
