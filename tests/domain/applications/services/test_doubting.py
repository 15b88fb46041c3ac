"""People are asked once, in one letter, and answer by one press."""

from datetime import timedelta

import pytest

from pairloom.domain.applications.links import read_application
from pairloom.domain.applications.models import Application, Doubt
from pairloom.domain.applications.services import answer_doubt, ask_doubts, raise_doubt
from pairloom.domain.applications.states import ApplicationState, DoubtKind
from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.letters.models import Letter
from pairloom.domain.programs.queries import read_round_times
from tests.domain.applications.intake import ALL, OPEN, make_application, open_round
from tests.makers import make_person

pytestmark = pytest.mark.django_db
LATER = OPEN + timedelta(days=1)


def ask(application: Application, kind: DoubtKind, about: str, *choices: str) -> Doubt:
    """Note a question."""
    return raise_doubt(application, kind=kind, about=about, choices=choices, now=OPEN)


def test_one_letter_a_person_with_all_that_is_open_in_their_language() -> None:
    round_ = open_round()
    mine = make_application(round_, person=make_person(language="en"))
    ask(mine, DoubtKind.ZONE_UNSURE, "zone", "America/Denver", "America/Chicago")
    ask(mine, DoubtKind.WISH_IMPOSSIBLE, "wish_stage", "any", "keep")
    make_application(round_)
    assert [ask_doubts(round_, now=LATER) for _ in range(2)] == [1, 0]
    letter = Letter.objects.get()
    assert (letter.kind, letter.address, letter.about) == (
        "application-question",
        mine.person.email,
        f"application:{mine.pk}",
    )
    assert "more than one time zone" in letter.text
    assert "fits this wish so far" in letter.text
    token = letter.text.split("/apply/answer/")[1].split("/")[0]
    assert read_application(token, purpose="doubt", now=LATER) == mine.key
    assert {doubt.asked_at for doubt in mine.doubts.all()} == {LATER}


def test_nobody_is_asked_twice_after_closing_or_once_withdrawn() -> None:
    round_ = open_round()
    mine = make_application(round_)
    ask(mine, DoubtKind.ZONE_UNSURE, "zone", "America/Denver")
    assert ask_doubts(round_, now=read_round_times(round_).closes_at + timedelta(days=1)) == 0
    ask_doubts(round_, now=LATER)
    ask(mine, DoubtKind.WISH_IMPOSSIBLE, "wish_stage", "any")
    ask(make_application(round_, state=ApplicationState.WITHDRAWN), DoubtKind.ZONE_UNSURE, "zone", "UTC")
    assert (ask_doubts(round_, now=LATER + timedelta(days=1)), Letter.objects.count()) == (0, 1)


def test_questions_are_asked_in_few_queries_more_for_each_person(django_assert_max_num_queries: object) -> None:
    round_ = open_round()
    for _ in range(5):
        ask(make_application(round_), DoubtKind.ZONE_UNSURE, "zone", "UTC")
    with django_assert_max_num_queries(12 + 5 * 8):  # type: ignore[operator]
        ask_doubts(round_, now=LATER)


@pytest.mark.parametrize(
    ("kind", "about", "answer", "after"),
    [
        (DoubtKind.ZONE_UNSURE, "zone", "America/Denver", "America/Denver"),
        (DoubtKind.NO_LANGUAGE, "languages", "fr", {"sv": "native", "en": "good", "fr": "good"}),
        (DoubtKind.CONTRADICTION, "wish_sector", "any", "any"),
        (DoubtKind.WISH_IMPOSSIBLE, "wish_sector", "keep", "same"),
    ],
)
def test_an_answer_changes_the_application_once(kind: DoubtKind, about: str, answer: str, after: object) -> None:
    application = make_application(open_round(), answers=ALL | {"wish_sector": "same", "zone": ""})
    doubt = ask(application, kind, about, answer)
    for _ in range(2):
        doubt = answer_doubt(doubt, answer=answer, now=LATER)
    application.refresh_from_db()
    assert (doubt.answer, doubt.answered_at, application.answers[about]) == (answer, LATER, after)


def test_an_answer_that_was_not_offered_and_a_second_other_one_are_refused() -> None:
    application = make_application(open_round())
    doubt = ask(application, DoubtKind.ZONE_UNSURE, "zone", "America/Denver", "America/Chicago")
    with pytest.raises(Refused) as refusal:
        answer_doubt(doubt, answer="Europe/Oslo", now=LATER)
    assert refusal.value.reason == Reason.ANSWER_WRONG
    answer_doubt(doubt, answer="America/Denver", now=LATER)
    with pytest.raises(Refused) as refusal:
        answer_doubt(doubt, answer="America/Chicago", now=LATER)
    assert refusal.value.reason == Reason.DOUBT_ANSWERED


def test_an_answer_that_would_change_a_closed_application_is_refused_as_a_whole() -> None:
    round_ = open_round()
    application = make_application(round_)
    doubt = ask(application, DoubtKind.ZONE_UNSURE, "zone", "America/Denver")
    with pytest.raises(Refused) as refusal:
        answer_doubt(doubt, answer="America/Denver", now=read_round_times(round_).meets_at)
    doubt.refresh_from_db()
    assert (refusal.value.reason, doubt.answered_at) == (Reason.ROUND_CLOSED, None)
