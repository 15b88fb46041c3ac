"""Introductions: everybody is told once, at the same moment, and nobody is forgotten."""

from datetime import timedelta

import pytest
from django.utils import translation
from structlog.testing import capture_logs

from pairloom.domain.applications.models import Application
from pairloom.domain.applications.services import next_round_first, withdraw_application
from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.letters.models import Letter, Mailing, WordingChange
from pairloom.domain.pairs.models import Member, Pair
from pairloom.domain.pairs.queries import Trouble, earlier_partners, list_troubles, pairs_of
from pairloom.domain.pairs.services import confirm_match, introduce_round, keep_apart
from pairloom.domain.pairs.services.introducing import introduce
from pairloom.domain.pairs.wording.first_letter import write_letter_questions
from pairloom.domain.people.models import Person
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.services import cancel_round
from pairloom.domain.programs.states import Moment, RoundState
from tests.domain.pairs.introductions import (
    find_day,
    list_people,
    list_places,
    make_confirmed_round,
    speak,
    states_of,
)
from tests.domain.pairs.matches import make_closed_round, make_run
from tests.domain.pairs.scenes import OPENED
from tests.makers import make_person

pytestmark = pytest.mark.django_db
KINDS = ("introduction", "introduction-trio", "no-partner")


def introduce_on_the_day(round_: Round) -> int:
    return introduce_round(round_, now=find_day(round_))


def list_letters() -> list[tuple[str, int | None]]:
    letters = Letter.objects.filter(kind__in=KINDS).order_by("kind", "person_id")
    return list(letters.values_list("kind", "person_id"))


def state_of(application: Application) -> tuple[str, str]:
    return Application.objects.values_list("state", "why").get(pk=application.pk)


def refuse(round_: Round, early: int = 0) -> Reason:
    with pytest.raises(Refused) as refusal:
        introduce_round(round_, now=find_day(round_) - timedelta(seconds=early))
    return refusal.value.reason


def test_partners_are_introduced_and_who_has_none_is_told() -> None:
    round_ = make_confirmed_round(5)
    one, other, third, fourth, last = list_places(round_)
    day, by = find_day(round_), make_person()

    assert introduce_round(round_, by=by, now=day) == 5

    round_.refresh_from_db()
    assert round_.state == RoundState.RUNNING
    assert round_.calendar.get(moment=Moment.INTRODUCTIONS).done_at == day
    assert set(Pair.objects.values_list("state", "introduced_at")) == {("meeting", day)}
    assert list_letters() == [
        *(("introduction", each.person_id) for each in (one, other, third, fourth)),
        ("no-partner", last.person_id),
    ]
    assert state_of(last) == ("standby", "no-partner")
    assert state_of(one) == ("accepted", "place")
    entry = JournalEntry.objects.get(act="round.introduced")
    assert (entry.by_id, entry.details) == (by.pk, {"letters": 5, "pairs": 2, "closed": 0, "without": 1})


def test_a_second_press_changes_nothing() -> None:
    round_ = make_confirmed_round(5)
    introduce_on_the_day(round_)
    told = list_letters()
    assert introduce_on_the_day(round_) == 0
    assert (list_letters(), JournalEntry.objects.filter(act="round.introduced").count()) == (told, 1)


def test_the_letters_are_mass_sendings_that_can_be_held() -> None:
    round_ = make_confirmed_round(5)
    introduce_on_the_day(round_)
    assert list(Mailing.objects.order_by("id").values_list("key", "state", "total")) == [
        (f"introduction:round:{round_.pk}", "held", 4),
        (f"no-partner:round:{round_.pk}", "held", 1),
    ]
    assert set(Letter.objects.filter(kind__in=KINDS).values_list("state", flat=True)) == {"held"}


def test_a_trio_gets_the_letter_of_three_and_a_file_of_dates() -> None:
    round_ = make_confirmed_round(3, [[0, 1, 2]])
    introduce_on_the_day(round_)
    assert [kind for kind, _person in list_letters()] == ["introduction-trio"] * 3
    letter = Letter.objects.filter(kind="introduction-trio").order_by("id")[0]
    assert letter.attachment["name"] == f"{round_.slug}.ics"
    assert letter.about == f"pair:{Pair.objects.get().pk}"


def test_the_letter_asks_the_questions_of_the_page() -> None:
    round_ = make_confirmed_round(5)
    introduce_on_the_day(round_)
    letter = Letter.objects.filter(kind="introduction").order_by("id")[0]
    with translation.override(letter.language):
        assert f"\n\n{write_letter_questions()}\n\n" in letter.text


def test_nobody_is_introduced_before_the_day_or_before_the_match_is_confirmed() -> None:
    assert refuse(make_confirmed_round(), early=1) is Reason.INTRODUCTIONS_EARLY
    round_ = make_closed_round(list_people(4))
    make_run(round_)
    assert refuse(round_) is Reason.MATCH_NOT_DONE
    assert list_letters() == []


def test_who_lost_the_partner_before_the_day_is_told_and_stands_by() -> None:
    round_ = make_confirmed_round()
    one, other, *_others = list_places(round_)
    withdraw_application(one, by=None, now=OPENED)

    introduce_on_the_day(round_)

    assert states_of(round_) == ["closed", "meeting"]
    assert set(Member.objects.filter(pair__number=1).values_list("left_at", flat=True)) == {find_day(round_)}
    assert state_of(other) == ("standby", "no-partner")
    told = Letter.objects.get(kind="no-partner")
    assert (told.person_id, "had to withdraw" in told.text) == (other.person_id, True)
    assert one.person_id not in [person for _kind, person in list_letters()]


def test_two_who_are_left_of_a_trio_are_a_pair() -> None:
    round_ = make_confirmed_round(3, [[0, 1, 2]])
    one, *others = list_places(round_)
    withdraw_application(one, by=None, now=OPENED)

    introduce_on_the_day(round_)

    assert list_letters() == [("introduction", each.person_id) for each in others]
    assert list(Member.objects.values_list("application", flat=True)) == [each.pk for each in others]
    assert one.name not in Letter.objects.filter(kind="introduction")[0].text


def part(one: Application, other: Application) -> None:
    keep_apart(one.person, other.person, wished_by=one.person, by=None, now=OPENED)


def test_two_who_are_kept_apart_are_not_introduced_and_nobody_waits_for_them() -> None:
    round_ = make_confirmed_round(4)
    one, other, *others = list_places(round_)
    part(one, other)

    assert introduce_on_the_day(round_) == 4

    assert states_of(round_) == ["closed", "meeting"]
    assert list_letters() == [
        *(("introduction", each.person_id) for each in others),
        *(("no-partner", each.person_id) for each in (one, other)),
    ]
    assert {state_of(each) for each in (one, other)} == {("standby", "no-partner")}
    texts = list(Letter.objects.filter(kind="no-partner").values_list("text", flat=True))
    assert [("we did not bring you together with anybody" in text, "had to withdraw" in text) for text in texts] == [
        (True, False)
    ] * 2
    assert not Member.objects.filter(pair__number=1, left_at=None).exists()
    entry = JournalEntry.objects.get(act="pair.kept-apart")
    assert (entry.about, entry.details) == (f"pair:{Pair.objects.get(number=1).pk}", {"people": 2})


def test_of_a_trio_the_one_who_asked_meets_the_third_and_nobody_reads_of_the_other() -> None:
    round_ = make_confirmed_round(3, [[0, 1, 2]])
    one, other, third = list_places(round_)
    part(other, one)

    introduce_on_the_day(round_)

    assert list_letters() == [
        ("introduction", other.person_id),
        ("introduction", third.person_id),
        ("no-partner", one.person_id),
    ]
    assert [member.application for member in Member.objects.order_by("id")] == [other, third]
    assert one.name not in "".join(Letter.objects.filter(kind="introduction").values_list("text", flat=True))
    assert (pairs_of(one.person, now=find_day(round_)), earlier_partners([one.person_id, third.person_id])) == (
        [],
        set(),
    )


def test_who_is_kept_apart_while_letters_are_rendered_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    round_ = make_confirmed_round()
    one, other, *_others = list_places(round_)
    prepare = introduce.prepare_introductions

    def prepare_slowly(*given: Round, **more: object) -> introduce.Prepared:
        prepared = prepare(*given, **more)  # type: ignore[arg-type]
        part(one, other)
        return prepared

    monkeypatch.setattr(introduce, "prepare_introductions", prepare_slowly)
    introduce_on_the_day(round_)
    assert states_of(round_) == ["closed", "meeting"]


def test_whose_person_was_erased_leaves_nobody_untold() -> None:
    round_ = make_confirmed_round()
    one, other, *_others = list_places(round_)
    Member.objects.filter(person=one.person).delete()
    Application.objects.filter(person=one.person).delete()

    introduce_on_the_day(round_)

    assert (states_of(round_), state_of(other)) == (["closed", "meeting"], ("standby", "no-partner"))


def test_a_pair_that_lost_both_is_closed() -> None:
    round_ = make_confirmed_round()
    for one in list_places(round_)[:2]:
        withdraw_application(one, by=None, now=OPENED)
    assert introduce_on_the_day(round_) == 2
    assert states_of(round_) == ["closed", "meeting"]


def test_who_was_set_aside_before_the_match_is_told_now() -> None:
    round_ = make_closed_round(list_people(3))
    *_others, last = list_places(round_)
    next_round_first(last, by=None, now=OPENED)
    confirm_match(make_run(round_), by=None, now=OPENED)
    introduce_on_the_day(round_)

    assert state_of(last) == ("waiting", "no-partner")
    text = Letter.objects.get(kind="no-partner").text
    assert ("you come first" in text, "You stand by" in text) == (True, False)


def test_a_round_that_was_called_off_introduces_nobody() -> None:
    round_ = make_confirmed_round()
    cancel_round(round_, now=OPENED)
    assert refuse(Round.objects.get(pk=round_.pk)) is Reason.MATCH_NOT_DONE


def test_letters_that_cannot_be_written_stop_all_and_it_is_noted_whose_and_why() -> None:
    round_ = make_confirmed_round(5)
    _one, _other, third, fourth, last = list_places(round_)
    Person.objects.filter(pk=last.person_id).update(email="broken")
    member = Member.objects.get(application=third)
    member.facts = {str(fourth.pk): ["not", "facts"]}
    member.save()

    assert refuse(round_) is Reason.LETTER_NOT_WRITTEN

    round_.refresh_from_db()
    assert (round_.state, states_of(round_), list_letters()) == (RoundState.MATCHED, ["planned", "planned"], [])
    assert list_troubles(round_) == [
        Trouble(third.pk, "introduction", "unreadable"),
        Trouble(fourth.pk, "introduction", "unreadable"),
        Trouble(last.pk, "no-partner", "address-wrong"),
    ]
    assert refuse(round_) is Reason.LETTER_NOT_WRITTEN
    lines = JournalEntry.objects.filter(act__in=("introductions.refused", "letter.unwritten")).order_by("id")
    assert [(line.about, line.details.get("kind")) for line in lines] == [
        (f"round:{round_.pk}", None),
        (f"application:{third.pk}", "introduction"),
        (f"application:{fourth.pk}", "introduction"),
        (f"application:{last.pk}", "no-partner"),
    ]


def test_no_name_stands_in_a_log_when_a_letter_cannot_be_written() -> None:
    round_ = make_confirmed_round(2)
    one, other = list_places(round_)
    Member.objects.filter(application=one).update(facts={str(other.pk): {"languages": [[f"{one.name} speaks"]]}})
    with capture_logs() as lines:
        refuse(round_)
    assert {line["event"] for line in lines} == {"letter not written"}
    assert {line["person"] for line in lines} == {one.person_id}
    assert [name for name in (one.name, one.person.email) if name in str(lines)] == []


def test_own_words_that_do_not_fit_any_more_leave_nobody_out() -> None:
    round_ = make_confirmed_round(5)
    one, *_others = list_places(round_)
    speak(one, "es")
    for kind, language in (("introduction", "es"), ("introduction", "en"), ("no-partner", "en")):
        WordingChange.objects.create(
            program=round_.program, kind=kind, language=language, version=1, changed_at=OPENED,
            text=f"My own words for {{round}}\n\nDear {{nmae}}, here is {{partner}}. [{kind}]({{link}})",
        )  # fmt: skip

    assert introduce_on_the_day(round_) == 5

    texts = dict(Letter.objects.filter(kind="introduction").values_list("person_id", "text"))
    assert ("nmae" in "".join(texts.values()), "Hola" in texts[one.person_id]) == (False, True)


HOSTILE = "{partner} {{ x }} </p><script>alert(1)</script> [click](https://evil.example) %(name)s %s \u202eabc"


def test_what_people_typed_breaks_no_letter() -> None:
    people = [{**each, "about": HOSTILE * 100, "learn": HOSTILE, "city": HOSTILE} for each in list_people(5)]
    round_ = make_confirmed_round(people)
    Application.objects.filter(round=round_).update(name=HOSTILE[:200])
    Person.objects.filter(applications__round=round_).update(name=HOSTILE[:200])

    assert introduce_on_the_day(round_) == 5

    for html in Letter.objects.filter(kind__in=KINDS).values_list("html", flat=True):
        assert ("<script>" in html, 'href="https://evil.example"' in html) == (False, False)


def test_a_withdrawal_while_letters_are_rendered_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    round_ = make_confirmed_round()
    one, other, *_others = list_places(round_)
    prepare = introduce.prepare_introductions
    calls: list[int] = []

    def prepare_slowly(*given: Round, **more: object) -> introduce.Prepared:
        prepared = prepare(*given, **more)  # type: ignore[arg-type]
        if not calls:
            withdraw_application(one, by=None, now=OPENED)
        calls.append(1)
        return prepared

    monkeypatch.setattr(introduce, "prepare_introductions", prepare_slowly)
    introduce_on_the_day(round_)

    assert (len(calls), states_of(round_), state_of(other)[0]) == (2, ["closed", "meeting"], "standby")
