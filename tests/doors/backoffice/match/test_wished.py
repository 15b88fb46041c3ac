"""Tests of the sentences about wishes: asked, met, and what any match could meet."""

import pytest

from pairloom.doors.backoffice.match.wished import say_wished


@pytest.mark.parametrize(
    ("asked", "possible", "met", "said"),
    [
        (
            1_200,
            1_088,
            900,
            [
                "People made 1,200 wishes about their partner.",
                "This match meets 900 of them (75%).",
                ("For 1,088 wishes there is at least one possible partner who fits; no match could meet the others."),
            ],
        ),
        (
            2,
            1,
            1,
            [
                "People made 2 wishes about their partner.",
                "This match meets 1 of them (50%).",
                ("For 1 wish there is at least one possible partner who fits it; no match could meet the others."),
            ],
        ),
        (
            1,
            1,
            0,
            [
                "People made 1 wish about their partner.",
                "This match meets 0 of them (0%).",
                "For each wish there is at least one possible partner in this round who fits it.",
            ],
        ),
        (
            3,
            0,
            0,
            [
                "People made 3 wishes about their partner.",
                "This match meets 0 of them (0%).",
                "No match could meet any of them: nobody in this round fits.",
            ],
        ),
        (0, 0, 0, []),
    ],
)
def test_it_is_said_what_was_asked_what_is_met_and_what_could_be(
    asked: int, possible: int, met: int, said: list[str]
) -> None:
    assert list(say_wished({"asked": asked, "possible": possible, "met": met})) == said


def test_a_run_without_numbers_of_wishes_says_nothing() -> None:
    assert list(say_wished({})) == []
