"""Tests of what partners will read, told before introductions."""

import pytest

from pairloom.domain.applications.models import Application
from pairloom.domain.pairs import services
from pairloom.domain.pairs.models import Member
from pairloom.domain.programs.models import Round
from tests.domain.pairs.matches import FACTS, make_closed_round
from tests.domain.pairs.scenes import OPENED, answer

pytestmark = pytest.mark.django_db


def people_of(round_: Round) -> list[Application]:
    """List who has a place."""
    return list(Application.objects.filter(round=round_).select_related("person", "form").order_by("pk"))


def make_round(*countries: str) -> Round:
    """Make a closed round with somebody of each country who lets partners see the answers."""
    return make_closed_round([answer(country, share="1", interests=["advocacy"]) for country in countries])


def test_each_of_a_pair_reads_what_both_share_and_when_to_talk() -> None:
    round_ = make_round("SE", "KE")
    one, other = people_of(round_)
    missed = FACTS | {"missed": [["wish_language", "mine"]]}
    toward = {one.pk: {str(other.pk): missed}, other.pk: {str(one.pk): FACTS}}
    first, second = services.foretell_group(round_, [one, other], toward, now=OPENED)
    assert (first.person, second.person) == (one, other)
    assert any("advocacy" in words for words in second.why)
    assert any("You hoped for a partner who speaks your language." in words for words in first.why)
    assert not any("You hoped" in words for words in second.why)
    assert "Good hours for a talk: 08:00–19:00 in Stockholm is 09:00–20:00 in Nairobi." in first.talking
    assert not Member.objects.exists()


def test_each_of_a_trio_reads_about_both_others() -> None:
    round_ = make_round("SE", "KE", "PE")
    people = people_of(round_)
    toward = {one.pk: {str(other.pk): FACTS for other in people if other != one} for one in people}
    told = services.foretell_group(round_, people, toward, now=OPENED)
    assert [one.person for one in told] == people
    assert any("All three of you" in words for words in told[0].why)


def test_two_of_whom_nothing_is_known_still_read_something() -> None:
    round_ = make_round("SE", "KE")
    told = services.foretell_group(round_, people_of(round_), {}, now=OPENED)
    assert [bool(one.why) for one in told] == [True, True]
