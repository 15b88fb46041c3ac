"""What is impossible as the pool stands."""

from pairloom.domain.pairs.engine.doubting import Impossible, find_impossible
from pairloom.domain.programs.states import Ask
from tests.domain.pairs.sample import list_entries
from tests.domain.pairs.scenes import answer, gather


def test_a_wish_that_no_possible_partner_meets_is_found() -> None:
    people = [
        answer("SE", sector="public", stage="mid", wish_sector="same", wish_stage="same"),
        answer("DK", sector="school", stage="early"),
        answer("SE", sector="public", stage="mid"),
    ]
    assert list(find_impossible(gather(people))) == [Impossible(1, wishes=(("wish_sector", Ask.SAME),))]


def test_somebody_without_any_possible_partner_is_found_and_asked_nothing_else() -> None:
    people = [answer("SE"), answer("DK"), answer("NO", {"no": "native"}, sector="public", wish_sector="same")]
    assert list(find_impossible(gather(people))) == [Impossible(3, has_nobody=True)]


def test_the_sample_has_three_people_without_anybody() -> None:
    gathered = gather([entry.answers for entry in list_entries()])
    found = list(find_impossible(gathered))
    assert [one.number for one in found if one.has_nobody] == [803, 900, 1111]
    assert {question for one in found for question, _ask in one.wishes} <= {"wish_language", "wish_interests"}
