"""The judge of a storm sees what it has to see."""

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from typing import Any

from tests.storm.browser import LOST, Sample
from tests.storm.crowds import Order, list_arrivals
from tests.storm.weather import FOUND, SENT, STEADY, TIMES, Kill, Outcome, compare, count_troubles, list_times

KEY = "0af3b1c2-0000-0000-0000-000000000000"
NAME, NUMBER = "storm-1@example.net", "0AF3B1C2"
ORDER = Order(port=0, slug="storm", seconds=3_600, a_second=STEADY, last_seconds=60, times=TIMES)


@dataclass
class Stored:
    """A database that holds one application."""

    about: str = f"I am {NAME}."
    url: str = ""

    def ask(self, question: str) -> list[tuple[Any, ...]]:
        """Answer what the judge asks."""
        found = {FOUND: (NAME, 1, 1, {"about": self.about}), SENT: (NAME, KEY)}
        return [found.get(question, (1,))]

    def hold(self) -> AbstractContextManager[None]:
        """Hold nothing: nobody asks for it here."""
        return nullcontext()


def test_the_last_hour_brings_two_thousand_people_and_its_last_minute_ten_times_as_many() -> None:
    arrivals = list(list_arrivals(ORDER))

    assert abs(len(arrivals) - 2_000) <= 10
    assert sum(at >= 3_540 for at in arrivals) > 9.5 * sum(3_480 <= at < 3_540 for at in arrivals)


def test_a_receipt_that_equals_a_row_is_neither_lost_nor_wrong() -> None:
    counts = compare(Outcome(receipts={NAME: NUMBER}), Stored())

    assert (counts["receipts"], counts["rows"], counts["distinct"]) == (1, 1, 1)
    assert (counts["lost"], counts["unknown"], counts["wrong"]) == (0, 0, 0)


def test_a_receipt_without_a_row_and_a_row_without_a_receipt_are_seen() -> None:
    counts = compare(Outcome(receipts={"storm-2@example.net": "12345678", "storm-3@example.net": ""}), Stored())

    assert (counts["applicants"], counts["receipts"], counts["lost"], counts["unknown"]) == (2, 1, 1, 1)


def test_another_number_and_another_answer_are_wrong() -> None:
    counts = compare(Outcome(receipts={NAME: "FFFFFFFF"}), Stored(about="Something else."))

    assert counts["wrong"] == 2


def test_an_answer_that_is_missing_long_after_a_kill_is_counted_apart() -> None:
    early = Sample("send", at=101.0, milliseconds=500.0, statuses=[LOST, 200])
    late = replace(early, at=300.0, statuses=[500, 503, 200])
    outcome = Outcome(samples=[early, late], kills=[Kill("web", at=100.0, seconds=2.0)])

    assert count_troubles(outcome) == {"near_kills": {"no answer": 1}, "apart": {"5xx": 1, "503": 1}}


def test_the_slowest_of_a_hundred_stands_behind_the_99_others() -> None:
    samples = [Sample("look", at=0.0, milliseconds=float(number), statuses=[200]) for number in range(1, 101)]

    whole = list_times(samples)[0]

    assert (whole["p50"], whole["p95"], whole["p99"], whole["most"]) == (50.0, 95.0, 99.0, 100.0)
