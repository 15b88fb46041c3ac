"""Moments in letters are said in the reader's words."""

import pytest

from pairloom.domain.letters.wording.moments import say_moment
from tests.makers import NOW


@pytest.mark.parametrize(
    ("language", "zone", "said"),
    [
        ("en", "", "2 March 2026, 09:00 (UTC)"),
        ("en", "Africa/Nairobi", "2 March 2026, 12:00 (Nairobi)"),
        ("es", "America/Argentina/Buenos_Aires", "2 de marzo de 2026, 6:00 (Buenos Aires)"),
        ("fr", "Africa/Cairo", "2 mars 2026, 11:00 (Le Caire)"),
        ("ar", "Africa/Cairo", "2 مارس 2026، 11:00 ص (القاهرة)"),
    ],
)
def test_a_moment_is_said_in_language_and_zone(language: str, zone: str, said: str) -> None:
    assert say_moment(NOW, language=language, zone=zone) == said
