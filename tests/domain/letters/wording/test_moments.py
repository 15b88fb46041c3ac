"""Moments in letters are said in the reader's words."""

import pytest

from pairloom.domain.letters.wording.moments import say_moment
from tests.makers import NOW


@pytest.mark.parametrize(
    ("language", "zone", "said"),
    [
        ("en", "", "March 2, 2026, 9 a.m. (UTC)"),
        ("en", "Africa/Nairobi", "March 2, 2026, noon (Africa/Nairobi)"),
        ("fr", "Europe/Paris", "2 mars 2026 10:00 (Europe/Paris)"),
    ],
)
def test_a_moment_is_said_in_language_and_zone(language: str, zone: str, said: str) -> None:
    assert say_moment(NOW, language=language, zone=zone) == said
