"""Questions that need the whole pool."""

from pairloom.domain.applications.models import Doubt
from pairloom.domain.applications.services import answer_doubt
from pairloom.domain.pairs.services import find_pool_doubts
from tests.domain.pairs.scenes import OPENED, answer, apply, make_open_round

WISHING = answer("SE", sector="public", wish_sector="same")


def list_doubts() -> list[tuple[int, str, str, list[str]]]:
    return [(one.application_id, one.kind, one.about, one.choices) for one in Doubt.objects.order_by("id")]


def test_wishes_nobody_meets_and_people_nobody_fits_are_asked_about_once(db: None) -> None:
    round_ = make_open_round()
    wishing, alone, _other = apply(
        round_,
        [WISHING, answer("NO", {"no": "native"}), answer("DK", sector="other")],
    )
    assert (find_pool_doubts(round_, now=OPENED), find_pool_doubts(round_, now=OPENED)) == (2, 0)
    assert list_doubts() == [
        (wishing.pk, "wish-impossible", "wish_sector", ["any", "keep"]),
        (alone.pk, "nobody-possible", "", ["keep"]),
    ]


def test_what_has_become_possible_is_not_asked_any_more(db: None) -> None:
    round_ = make_open_round()
    _wishing, alone, _other = apply(
        round_,
        [WISHING, answer("NO", {"no": "native"}), answer("DK", sector="other")],
    )
    find_pool_doubts(round_, now=OPENED)
    apply(round_, [answer("FI", sector="public")])
    assert find_pool_doubts(round_, now=OPENED) == 0
    assert list_doubts() == [(alone.pk, "nobody-possible", "", ["keep"])]


def test_a_question_that_was_answered_is_not_asked_again(db: None) -> None:
    round_ = make_open_round()
    apply(round_, [answer("SE"), answer("NO", {"no": "native"}), answer("DK")])
    find_pool_doubts(round_, now=OPENED)
    answer_doubt(Doubt.objects.get(), answer="keep", now=OPENED)
    assert find_pool_doubts(round_, now=OPENED) == 0
    assert Doubt.objects.get().answer == "keep"


def test_a_pool_of_nobody_raises_nothing(db: None) -> None:
    assert find_pool_doubts(make_open_round(), now=OPENED) == 0
