"""Passes run on every core, answer in the order of the rows, and stop when the time is over."""

import pytest

from pairloom.matching.scoring import threads
from pairloom.matching.scoring.threads import FEWEST_ROWS, OutOfTimeError, Stopwatch, count_cores, run_in_threads

Ranges = list[tuple[int, int, str]]


def note_range(first: int, last: int, word: str, room: list[int]) -> tuple[int, int, str]:
    """Note which rows were asked for; the room is each piece's own."""
    assert room == []
    room.append(first)
    return first, last, word


def set_cores(monkeypatch: pytest.MonkeyPatch, cores: int) -> None:
    """Let the engine see so many cores."""
    monkeypatch.setattr(threads, "count_cores", lambda: cores)


@pytest.mark.parametrize("cores", [1, 2, 7])
@pytest.mark.parametrize("half", [False, True])
@pytest.mark.parametrize("rows", [1, 63, 64, 129, 5_000])
def test_pieces_cover_all_rows_once_and_in_order(
    monkeypatch: pytest.MonkeyPatch, rows: int, half: bool, cores: int
) -> None:
    set_cores(monkeypatch, cores)
    answers: Ranges = run_in_threads((note_range, "asked"), rows, scratch=list, half=half)
    assert [row for first, last, _ in answers for row in range(first, last)] == list(range(rows))
    assert {word for _, _, word in answers} == {"asked"}


def test_no_rows_are_one_empty_piece() -> None:
    assert run_in_threads((note_range, "asked"), 0, scratch=list) == [(0, 0, "asked")]


def test_pieces_of_a_pass_over_pairs_hold_about_as_many_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    set_cores(monkeypatch, 4)
    rows = 100 * FEWEST_ROWS
    answers: Ranges = run_in_threads((note_range, ""), rows, scratch=list, half=True)
    pairs = [sum(rows - 1 - row for row in range(first, last)) for first, last, _ in answers]
    assert max(pairs) < 1.2 * min(pairs)


@pytest.mark.parametrize("cores", [1, 3])
def test_a_pass_without_time_is_left(monkeypatch: pytest.MonkeyPatch, cores: int) -> None:
    set_cores(monkeypatch, cores)
    with pytest.raises(OutOfTimeError):
        run_in_threads((note_range, ""), 1_000, scratch=list, watch=Stopwatch(0.0))


def test_what_fails_in_a_thread_fails_the_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    set_cores(monkeypatch, 2)

    def divide(first: int, last: int, room: list[int]) -> float:
        return (last + len(room)) / first

    with pytest.raises(ZeroDivisionError):
        run_in_threads((divide,), 1_000, scratch=list)


@pytest.mark.parametrize("cores", [1, 2])
@pytest.mark.parametrize("rows", [1, 50, 2_000])
def test_a_pass_tells_how_far_it_is(monkeypatch: pytest.MonkeyPatch, rows: int, cores: int) -> None:
    set_cores(monkeypatch, cores)
    told: list[tuple[str, float]] = []
    watch = Stopwatch(None, lambda step, done: told.append((step, done)))
    watch.tell("score", 0.0)
    for _ in range(3):
        run_in_threads((note_range, ""), rows, scratch=list, watch=watch)
    assert {step for step, _ in told} == {"score"}
    assert [done for _, done in told] == sorted({done for _, done in told})
    assert told[-1] == ("score", 0.875)
    watch.finish()
    assert told[-1] == ("score", 1.0)


@pytest.mark.parametrize(("done", "told"), [(-1.0, 0.0), (0.25, 0.125), (7.0, 0.5)])
def test_the_first_pass_fills_half_of_a_step(done: float, told: float) -> None:
    heard: list[float] = []
    Stopwatch(None, lambda _, share: heard.append(share)).tell("sum", done)
    assert heard == [told]


def test_a_step_never_falls_and_ends_with_one() -> None:
    heard: list[tuple[str, float]] = []
    watch = Stopwatch(None, lambda step, share: heard.append((step, share)))
    for step, done in (("place", 0.0), ("place", 0.5), ("place", 0.2), ("place", 1.0), ("place", 1.0), ("sum", 0.0)):
        watch.tell(step, done)
    shares = [share for step, share in heard if step == "place"]
    assert shares == [0.0, 0.25, 0.55, 0.75, 0.875, 1.0]
    assert heard[-1] == ("sum", 0.0)


def test_a_watch_that_has_told_nothing_has_nothing_to_finish() -> None:
    heard: list[str] = []
    Stopwatch(None, lambda step, _: heard.append(step)).finish()
    Stopwatch().finish()
    assert heard == []


def test_a_stopwatch_without_limit_is_never_over() -> None:
    watch = Stopwatch()
    watch.check()
    assert (watch.is_over(), watch.measure() >= 0) == (False, True)


def test_a_stopwatch_of_no_seconds_is_over_at_once() -> None:
    watch = Stopwatch(0.0)
    assert watch.is_over()
    with pytest.raises(OutOfTimeError):
        watch.check()


def test_there_is_at_least_one_core() -> None:
    assert count_cores() >= 1
