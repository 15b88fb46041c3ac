"""A process that dies while partners are introduced, or while letters go out, tells nobody twice or not at all."""

from collections import Counter

from tests.letters_faults.stage import KILLED, Stage

PEOPLE = 31
HALT = 400.0
"""Seconds after which the next slice of a mass sending goes."""
DEATHS = (("_queue", 2), ("_queue", 3), ("move_round", 1), ("finish_moment", 1), ("write_journal", 1))
"""Between the letters of pairs and of those without a partner, and at each step after."""


def press_all_unsure(stage: Stage) -> None:
    """Look each unsure letter up in the server's log, and press the right button."""
    taken = stage.count_taken()
    for row in stage.read():
        if row.state == "unsure":
            stage.run("press", name=row.key, arrived=taken[row.address.split("@")[0]] > 0)


def send_a_slice(stage: Stage, crash_at: str) -> None:
    """Let a slice go: one worker dies on the way, two others go on."""
    stage.move_clock(HALT + HALT)
    stage.run("advance")
    victim = stage.start_worker("victim", PAIRLOOM_CRASH_AT=crash_at)
    assert stage.wait(victim) == KILLED
    released = [row.key for row in stage.read() if row.state != "held"]
    stage.settle(*released)
    press_all_unsure(stage)
    stage.settle(*released)


def test_nobody_is_introduced_twice_or_not_at_all_whenever_a_process_dies(stage: Stage) -> None:
    names, before = stage.run("confirm", people=PEOPLE), stage.count_taken()

    for die_at, nth in DEATHS:
        assert stage.wait(stage.start("introduce", die_at=die_at, nth=nth)) == KILLED
        assert (stage.read(), stage.run("describe")) == ([], {"round": "matched", "pairs": ["planned"]})
    queued = [stage.run("introduce") for _ in range(2)]
    assert queued == [PEOPLE, 0]
    assert stage.run("describe") == {"round": "running", "pairs": ["meeting"]}

    send_a_slice(stage, "claimed:8")
    send_a_slice(stage, "dot-sent:3")

    assert Counter(row.state for row in stage.read()) == {"sent": PEOPLE}
    assert stage.count_taken() - before == Counter(names)
    assert stage.database.is_whole()
