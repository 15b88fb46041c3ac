"""Tests of pieces of the office's pages."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone, translation

from pairloom.domain.letters.queries.office import Count
from pairloom.domain.programs.models import Program
from pairloom.doors.backoffice.templatetags import office
from tests.makers import NOW


@pytest.mark.parametrize(
    ("language", "count", "words"),
    [
        ("en", Count(7), "7"),
        ("en", Count(1000, is_more=True), "more than 1,000"),
        ("en", Count(1000), "1,000"),
        ("es", Count(999), "999"),
    ],
)
def test_a_count_says_when_there_are_more(language: str, count: Count, words: str) -> None:
    with translation.override(language):
        assert office.capped(count) == words


@pytest.mark.parametrize(
    ("language", "direction"),
    [("ar", "rtl"), ("fa", "rtl"), ("en", "ltr"), ("fr-ca", "ltr"), ("xx-yy", "ltr"), ("", "ltr")],
)
def test_the_direction_of_a_language_is_known(language: str, direction: str) -> None:
    assert office.direction(language) == direction


def test_a_short_moment_stands_in_the_reader_s_zone_which_the_page_names_once() -> None:
    with timezone.override(ZoneInfo("Africa/Nairobi")), translation.override("en"):
        assert (office.short_moment(NOW), office.zone_words()) == (
            "2 Mar 2026, 12:00",
            "All times are those of Nairobi.",
        )
    assert (office.short_moment(None), office.zone_words()) == ("", "All times are those of UTC.")


def test_states_are_shown_as_words_with_a_tone() -> None:
    shown = [office.letter_state("refused"), office.mailing_state("done"), office.mail_state("read")]
    assert shown == [
        '<span class="state trouble">Refused</span>',
        '<span class="state well">Done</span>',
        '<span class="state well">Read</span>',
    ]


def test_meanings_kinds_and_steps_have_words() -> None:
    said = [office.letter_meaning("sent"), office.mailing_meaning("done"), office.mail_meaning("duplicate")]
    assert said == ["The mail server has taken it.", "All letters had their turn.", "The same mail was read before."]
    assert [office.mail_kind("reply"), office.event_name("bounced"), office.step_name("letter.unheard-of")] == [
        "Answer",
        "It came back",
        "letter.unheard-of",
    ]


def test_a_fault_has_words_and_for_the_host_its_code() -> None:
    faults = ("login 535 5.7.8", "expired")
    assert [office.fault_code(fault) for fault in faults] == ["login 535 5.7.8", ""]
    assert office.fault_words("expired") == "Its time was over before it could go."


def test_a_day_of_a_moment_is_that_of_the_programs_zone_where_the_readers_is_not_known() -> None:
    program, late = Program(time_zone="Asia/Manila"), datetime(2027, 3, 12, 20, tzinfo=UTC)
    assert (office.day_of(late, program), office.day_of(None, program)) == ("13 March 2027", "")
    with timezone.override(ZoneInfo("America/Lima")):
        assert office.day_of(late, program) == "12 March 2027"
