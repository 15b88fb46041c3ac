"""The invented people."""

from pairloom.domain.people.rules import clean_address, clean_name
from pairloom.doors.jobs.cast import CAST


def test_everybody_is_written_as_they_are_kept_and_nobody_is_there_twice() -> None:
    assert [clean_name(figure.name) for figure in CAST] == [figure.name for figure in CAST]
    assert len({clean_address(figure.address) for figure in CAST}) == len(CAST)


def test_the_cast_comes_from_many_countries() -> None:
    assert len({figure.country for figure in CAST}) == len(CAST)
