"""Days, times and cities are said in the reader's language, on pages and in letters alike."""

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone, translation

from pairloom.domain.core.wording import find_locale, name_city, name_locale, parse_locale, say_day, say_moment_here
from pairloom.sheets.answers.zone_names import list_zones

CLOSING = datetime(2026, 12, 26, 23, 59, tzinfo=UTC)


def test_a_moment_is_said_with_the_city_whose_clock_it_is() -> None:
    with translation.override("en"), timezone.override("Africa/Dakar"):
        assert say_moment_here(CLOSING) == "26 December 2026, 23:59 (Dakar)"
    with translation.override("ar"), timezone.override("Africa/Cairo"):
        assert say_moment_here(CLOSING) == "27 ديسمبر 2026، 1:59 ص (القاهرة)"


def test_a_day_is_said_in_words() -> None:
    with translation.override("es"):
        assert say_day(date(2026, 12, 26)) == "26 de diciembre de 2026"


@pytest.mark.parametrize(
    ("zone", "locale", "city"),
    [
        ("UTC", "ar", "UTC"),
        ("Etc/UTC", "fr", "UTC"),
        ("Asia/Kolkata", "ar", "كالكتا"),
        ("Asia/Calcutta", "en_GB", "Kolkata"),
        ("America/Argentina/Buenos_Aires", "ar", "بوينوس أيرس"),
        ("America/Argentina/Buenos_Aires", "en_GB", "Buenos Aires"),
        ("America/Indiana/Indianapolis", "es", "Indianápolis"),
        ("Etc/GMT+5", "en_GB", "GMT+5"),
    ],
)
def test_a_city_is_named_in_the_words_of_the_locale(zone: str, locale: str, city: str) -> None:
    assert name_city(zone, locale) == city


@pytest.mark.parametrize("locale", ["en_GB", "es", "fr", "ar"])
def test_no_zone_is_called_by_its_code(locale: str) -> None:
    assert [zone for zone in list_zones() if "/" in name_city(zone, locale) or "_" in name_city(zone, locale)] == []


def test_english_is_written_as_most_of_the_world_writes_it() -> None:
    with translation.override("en"):
        assert (name_locale(), find_locale()) == ("en_GB", parse_locale("en_GB"))
