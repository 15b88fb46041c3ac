"""Tests of the pages of a round while people apply: who may see what, what they show, what a press does."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from pairloom import clock
from pairloom.domain.applications.models import Application, Doubt
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.letters.models import Letter
from pairloom.domain.pairs.models import ForecastOrder
from pairloom.domain.people.states import Role
from pairloom.domain.programs.models import CalendarEntry, Program
from pairloom.domain.programs.states import Moment, RoundState
from pairloom.doors.backoffice.intake.words import name_step
from tests.doors.backoffice.intake.watched import OUTCOME, apply, forecast, make_ambassador, open_round
from tests.makers import make_person, make_program, make_role

pytestmark = pytest.mark.django_db
HUB = "/office/rounds/spring/"
LISTS = ("office_live", "office_applications", "office_forecast", "office_closing")
PRESSES = ("office_find_applications", "office_forecast_order", "office_closing_check")
OWN = ("office_live", "office_applications")


def list_gets(application: Application) -> list[str]:
    """List the addresses of all pages that show something."""
    pages = [reverse(name, args=["spring"]) for name in LISTS]
    single = reverse("office_application", args=["spring", application.key])
    return [*pages, single, reverse("office_call", args=["spring", "AU"])]


def list_posts(application: Application) -> list[str]:
    """List the addresses of all presses."""
    single = [
        reverse(name, args=["spring", application.key])
        for name in ("office_application_answers", "office_application_press")
    ]
    return [
        *(reverse(name, args=["spring"]) for name in PRESSES),
        *single,
        reverse("office_decisions", args=["spring", "csv"]),
        reverse("office_call", args=["spring", "AU"]),
    ]


def read(client: Client, path: str) -> str:
    """Read a page."""
    return client.get(path).content.decode()


def stop_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stop the clock: hours and weeks of letters are those of the calendar, and one may end between two presses."""
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now)


# Who may see what


@pytest.mark.parametrize("role", [Role.EDITOR, Role.MODERATOR, Role.SAFEGUARDING, None])
def test_for_everybody_else_no_page_of_applications_exists(client: Client, program: Program, role: Role | None) -> None:
    round_ = open_round(program)
    (application,) = apply(round_)
    forecast(round_)
    person = make_person()
    if role is not None:
        make_role(person, role, program=program)
    make_role(person, Role.DIRECTOR, program=make_program())
    client.force_login(person)
    before = JournalEntry.objects.count()
    assert [client.get(path).status_code for path in list_gets(application)] == [404] * 6
    assert [client.post(path).status_code for path in list_posts(application)] == [404] * 7
    assert JournalEntry.objects.count() == before


@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.DEPUTY])
def test_who_leads_the_program_sees_every_page_and_looking_changes_nothing(
    client: Client, program: Program, role: Role
) -> None:
    round_ = open_round(program)
    (application,) = apply(round_)
    forecast(round_)
    person = make_person()
    make_role(person, role, program=program)
    client.force_login(person)
    before = (JournalEntry.objects.count(), Letter.objects.count())
    assert [client.get(path).status_code for path in list_gets(application)] == [200] * 6
    assert (JournalEntry.objects.count(), Letter.objects.count()) == before


def test_an_ambassador_sees_the_numbers_and_names_of_their_own_country_only(client: Client, program: Program) -> None:
    round_ = open_round(program)
    (own,) = apply(round_, country="KE", name="Wanjiru")
    apply(round_, country="SE", name="Åsa")
    forecast(round_)
    client.force_login(make_ambassador(program, "KE"))
    allowed = {reverse(name, args=["spring"]) for name in OWN}
    gets = list_gets(own)
    assert [client.get(path).status_code for path in gets] == [200 if path in allowed else 404 for path in gets]
    assert [client.post(path).status_code for path in list_posts(own)] == [404] * 7
    live, listed = read(client, f"{HUB}applications/"), read(client, f"{HUB}applications/list/")
    assert ("Kenya" in live, "Sweden" in live, "Over time" in live) == (True, False, False)
    assert ("Wanjiru" in listed, "Åsa" in listed, str(own.key) in listed) == (True, False, False)
    assert "Åsa" not in read(client, f"{HUB}applications/list/?country=SE")
    assert 'href="/office/rounds/spring/applications/"' in read(client, "/office/")


def test_a_button_is_never_pressed_by_following_a_link(office: Client, program: Program) -> None:
    (application,) = apply(open_round(program))
    assert [office.get(path).status_code for path in list_posts(application)[:-1]] == [405] * 6


# Live


def test_the_live_page_counts_by_state_day_and_country_and_names_who_is_missing(
    office: Client, program: Program
) -> None:
    round_ = open_round(program)
    apply(round_, 60, country="SE")
    apply(round_, 12, country="KE")
    apply(round_, state="received", country="")
    make_ambassador(program, "PE")
    page = read(office, f"{HUB}applications/")
    parts = ("Each country has 14 places", "46 would wait", "nearly full", "Peru", "has an ambassador", "<svg", "Kenya")
    assert [part for part in parts if part not in page] == []


def test_the_days_begin_with_the_opening_and_earlier_stamps_count_into_the_first(
    office: Client, program: Program
) -> None:
    round_ = open_round(program)
    opened_at = clock.now() - timedelta(days=2)
    CalendarEntry.objects.filter(round=round_, moment=Moment.OPENS).update(due_at=opened_at)
    apply(round_, 3, received_at=opened_at - timedelta(days=300))
    apply(round_, 2)
    shown = office.get(f"{HUB}applications/")
    opened_on = opened_at.astimezone(ZoneInfo(program.time_zone)).date()
    assert (next((day, count) for day, count, _sure in shown.context["days"]), shown.context["early"]) == (
        (opened_on, 3), 3,
    )  # fmt: skip
    assert "3 applications are dated before the opening" in shown.content.decode()


def test_before_anybody_has_applied_the_page_says_so(office: Client, program: Program) -> None:
    open_round(program)
    assert "Nobody has applied yet" in read(office, f"{HUB}applications/")


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("path", "queries"), [("applications/", 16), ("applications/list/", 11), ("closing/", 14), ("forecast/", 11)]
)
def test_pages_ask_as_often_for_one_application_as_for_three(
    office: Client,
    program: Program,
    count: int,
    path: str,
    queries: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    round_ = open_round(program)
    for country in ("SE", "KE", "PE")[:count]:
        apply(round_, country=country)
    with django_assert_num_queries(queries):
        office.get(f"{HUB}{path}")


# The list


def test_the_list_is_narrowed_by_state_and_country_and_goes_on(office: Client, program: Program) -> None:
    round_ = open_round(program)
    apply(round_, 51, name="Many")
    apply(round_, state="withdrawn", country="KE", name="Gone")
    first = read(office, f"{HUB}applications/list/")
    assert (first.count(">Many<"), 'rel="next"' in first, "Gone" in first) == (49, True, True)
    narrow = read(office, f"{HUB}applications/list/?state=withdrawn&country=KE")
    assert ("Gone" in narrow, "Many" in narrow) == (True, False)
    older = office.get(f"{HUB}applications/list/").context["older"]
    assert read(office, f"{HUB}applications/list/{older}").count(">Many<") == 2


@pytest.mark.parametrize("query", ["state=x", "country=%E0%A0", "before=-1", "before=99999999999999999999", "before=x"])
def test_a_broken_address_breaks_nothing(office: Client, program: Program, query: str) -> None:
    apply(open_round(program))
    assert office.get(f"{HUB}applications/list/?{query}").status_code == 200


@pytest.mark.parametrize(("words", "is_found"), [("åsa", True), ("öBerg", True), ("PERSON", True), ("zzz", False)])
def test_a_search_finds_parts_of_names_and_addresses_and_is_noted_without_them(
    office: Client, program: Program, words: str, is_found: bool
) -> None:
    apply(open_round(program))
    page = office.post(f"{HUB}applications/find/", {"words": words}).content.decode()
    noted = JournalEntry.objects.get(act="applications.searched")
    assert ("Åsa &lt;b&gt;Öberg" in page, noted.details) == (is_found, {"found": int(is_found)})


# One application


def test_answers_are_shown_on_a_press_that_is_noted_and_escaped(office: Client, program: Program) -> None:
    (application,) = apply(open_round(program), answers={"city": "<script>x</script>", "country": "SE"})
    path = f"{HUB}applications/{application.key}/"
    before = read(office, path)
    shown = office.post(f"{path}answers/").content.decode()
    assert ("script&gt;x" in before, "&lt;script&gt;x" in shown, "<script>x" in shown) == (False, True, False)
    assert JournalEntry.objects.filter(act="application.read", about=f"application:{application.pk}").count() == 1
    assert "Somebody of the office read the answers." in read(office, path)


def test_an_application_of_another_round_does_not_exist_here(office: Client, program: Program) -> None:
    open_round(program)
    assert office.get(f"{HUB}applications/00000000-0000-4000-8000-000000000000/").status_code == 404


def test_the_letter_to_confirm_is_sent_again_once_an_hour(
    office: Client, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop_clock(monkeypatch)
    (application,) = apply(open_round(program), state="received", confirmed_at=None)
    for _ in range(2):
        office.post(f"{HUB}applications/{application.key}/press/", {"act": "link"})
    assert Letter.objects.filter(kind="application-received").count() == 1


def test_an_application_is_withdrawn_with_a_reason_and_the_person_is_told(office: Client, program: Program) -> None:
    (application,) = apply(open_round(program))
    path = f"{HUB}applications/{application.key}/press/"
    without = office.post(path, {"act": "withdraw"}).status_code
    office.post(path, {"act": "withdraw", "reason": "asked"})
    application.refresh_from_db()
    noted = JournalEntry.objects.get(act="application.withdrawn")
    assert (without, application.state, noted.details["reason"]) == (400, "withdrawn", "asked")
    assert Letter.objects.filter(kind="withdrawn").count() == 1


def test_what_cannot_be_done_any_more_is_said(office: Client, program: Program) -> None:
    (application,) = apply(open_round(program))
    answer = office.post(f"{HUB}applications/{application.key}/press/", {"act": "link"}, follow=True)
    assert "not possible any more" in answer.content.decode()
    assert office.post(f"{HUB}applications/{application.key}/press/", {"act": "explode"}).status_code == 400


def test_an_act_without_words_is_shown_as_it_is_noted() -> None:
    assert name_step("application.unheard-of") == "application.unheard-of"


# Forecast and ambassadors


def test_the_forecast_says_who_is_left_why_and_who_would_help(office: Client, program: Program) -> None:
    forecast(open_round(program))
    make_ambassador(program, "KE")
    make_ambassador(program, "PE")
    page = read(office, f"{HUB}forecast/")
    parts = (
        "57 of 100 people would have a partner",
        "Australia: 43 people without a partner",
        "Applicants from Kenya and Peru who speak English would help 31 of them",
        "Write to the ambassadors of Kenya and Peru",
    )
    assert [part for part in parts if part not in page] == []


def test_ambassadors_are_written_to_only_where_there_is_one(office: Client, program: Program) -> None:
    forecast(open_round(program))
    none = read(office, f"{HUB}forecast/")
    assert ("Without an ambassador: Kenya and Peru" in none, "Write to the ambassadors" in none) == (True, False)
    assert ("A letter to copy" in none, f"/office/roles/{program.slug}/" in none) == (True, True)
    page = read(office, f"{HUB}forecast/AU/")
    assert ("nobody to write to yet" in page, 'id="letter"' in page, "Send the letters" in page) == (True, True, False)
    make_ambassador(program, "PE")
    one = read(office, f"{HUB}forecast/")
    assert ("Without an ambassador: Kenya." in one, "Write to the ambassadors of Peru" in one) == (True, True)
    assert "nobody to write to yet" not in read(office, f"{HUB}forecast/AU/")


def test_where_no_country_would_help_the_forecast_says_why(office: Client, program: Program) -> None:
    left = [("FJ", "no-hours"), ("TV", "odd-one-out")]
    rows = [{"country": country, "people": 3, "unplaced": 2, "why": why} for country, why in left]
    made = forecast(open_round(program))
    made.outcome = OUTCOME | {"countries": rows, "helps": []}
    made.save()
    page = read(office, f"{HUB}forecast/")
    assert ("Fiji: 2 people without a partner" in page, "Tuvalu: 2" in page) == (True, False)
    assert "We know of no country whose applicants would help" in page


def test_a_forecast_is_ordered_once(office: Client, program: Program) -> None:
    open_round(program)
    assert "No forecast yet" in read(office, f"{HUB}forecast/")
    for _ in range(2):
        office.post(f"{HUB}forecast/order/")
    assert ForecastOrder.objects.count() == 1
    assert "is being made" in read(office, f"{HUB}forecast/")


def test_the_letter_to_ambassadors_is_looked_at_then_sent_once(
    office: Client, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop_clock(monkeypatch)
    forecast(open_round(program))
    make_ambassador(program, "KE")
    path = f"{HUB}forecast/AU/"
    page = read(office, path)
    assert [part for part in ("Without an ambassador:", "Peru", 'dir="rtl"', "Kenya") if part not in page] == []
    for _ in range(2):
        assert office.post(path).headers["Location"] == f"{HUB}forecast/"
    assert Letter.objects.filter(kind="ambassador-call").count() == 1
    assert "Once a week is enough" in read(office, path)
    assert office.get(f"{HUB}forecast/SE/").status_code == 404


def test_after_closing_ambassadors_are_not_asked_any_more(office: Client, program: Program) -> None:
    forecast(open_round(program, state=RoundState.CLOSED))
    make_ambassador(program, "KE")
    assert "Applications have closed" in office.post(f"{HUB}forecast/AU/", follow=True).content.decode()
    assert Letter.objects.filter(kind="ambassador-call").count() == 0


# The first page


def test_what_an_open_round_needs_stands_on_the_first_page(office: Client, program: Program) -> None:
    round_ = open_round(program)
    (application, *_rest) = apply(round_, 60)
    Doubt.objects.create(application=application, kind="zone-unsure", found_at=application.received_at)
    forecast(round_)
    page = read(office, "/office/")
    parts = (
        "1 application has an open question",
        "1 country is nearly full",
        "43 people have no partner",
        "one director",
    )
    assert [part for part in parts if part not in page] == []
