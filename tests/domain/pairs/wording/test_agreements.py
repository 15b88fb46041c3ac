"""Tests of the words for what partners propose."""

from datetime import date

from django.utils.translation import override

from pairloom.domain.pairs.rules.agreeing import Proposal
from pairloom.domain.pairs.states import Channel, Rhythm
from pairloom.domain.pairs.wording.agreements import CHANNELS, RHYTHMS, say_absence, say_proposal

DAY = date(2026, 5, 2)


def test_a_whole_proposal_is_said_one_line_a_thing() -> None:
    with override("en"):
        said = say_proposal(Proposal(Rhythm.WEEKLY, Channel.VIDEO, "On Mondays?", DAY, date(2026, 5, 9)))
    assert said.split("\n\n") == [
        "How often: every week",
        "How: by video call",
        "Away: 2 May 2026 to 9 May 2026",
        "On Mondays?",
    ]


def test_what_is_left_open_is_left_out() -> None:
    with override("en"):
        assert say_proposal(Proposal(channel=Channel.EMAIL)) == "How: by e-mail"
        assert say_proposal(Proposal()) == "Everything is left open."
        assert (say_absence(DAY, DAY), say_absence(None, None)) == ("2 May 2026", "")


def test_every_rhythm_and_channel_has_its_words() -> None:
    assert (set(RHYTHMS), set(CHANNELS)) == (set(Rhythm), set(Channel))
