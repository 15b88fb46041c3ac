"""Directors hear when a match is ready."""

from django.conf import settings

from pairloom.domain.letters.models import Letter
from pairloom.domain.people.states import Role
from tests.domain.pairs.matches import make_closed_round
from tests.domain.pairs.services.matches.runs import match
from tests.makers import make_person, make_role


def test_directors_and_deputies_hear_of_the_first_match_and_of_those_nobody_ordered(db: None) -> None:
    round_ = make_closed_round(2)
    noor, ida, eva = (make_person() for _ in range(3))
    for person, role in ((noor, Role.DIRECTOR), (ida, Role.DEPUTY), (eva, Role.EDITOR)):
        make_role(person, role, program=round_.program)
    match(round_, by=noor)
    letters = Letter.objects.filter(kind="match-ready").order_by("person_id")
    assert [letter.person_id for letter in letters] == [noor.pk, ida.pk]
    assert f"{settings.SITE_URL}/office/rounds/{round_.slug}/match/" in letters[0].text
    assert "2 of 2 people" in letters[0].text
    match(round_, by=noor)
    assert Letter.objects.filter(kind="match-ready").count() == 2
    match(round_)
    assert Letter.objects.filter(kind="match-ready").count() == 4
