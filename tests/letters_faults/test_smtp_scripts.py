"""Whatever a mail server says, or fails to say, at any verb: nothing is lost, nothing is doubled."""

from tests.letters_faults.dealing import deal
from tests.letters_faults.kills import name_letters, press_all_unsure
from tests.letters_faults.mail_server import act
from tests.letters_faults.stage import Stage

BEFORE_THE_DOT = ("CONNECT", "EHLO", "MAIL", "RCPT", "DATA")
VERBS = (*BEFORE_THE_DOT, "DOT")
FAULTS = ("silence", "reset", "half", "close")
AFTER_THE_DOT = (*((fault, False) for fault in FAULTS), *((fault, True) for fault in reversed(FAULTS)))


@deal("reply", "421 4.3.2 closing", "451 4.3.0 try later", "452 4.2.2 full")
def test_a_no_for_now_at_each_verb_delays_letters_only(stage: Stage, reply: str) -> None:
    stage.server.play(*(act(verb, reply=reply, times=1) for verb in VERBS))
    stage.queue(*name_letters("later", 8))

    rows = stage.settle()

    assert sorted(stage.server.count()["acted"]) == sorted(f"{verb} reply" for verb in VERBS)
    assert {row.state for row in rows} == {"sent"}
    assert {stage.count_taken()[name] for name in stage.queued} == {1}
    assert stage.judge().is_clean


@deal("verb", "RCPT", "DATA", "DOT")
def test_a_letter_that_is_refused_for_ever_ends_and_the_others_go_on(stage: Stage, verb: str) -> None:
    stage.server.play(act(verb, reply="550 5.1.1 nobody of that name", times=1))
    stage.queue(*name_letters("refused"))

    rows = stage.settle()

    assert sorted(row.state for row in rows) == ["refused", "sent", "sent"]
    assert next(row.fault for row in rows if row.state == "refused").endswith("550 5.1.1")
    assert [stage.count_taken()[row.key] for row in rows] == [int(row.state == "sent") for row in rows]
    assert stage.judge().is_clean


@deal(
    "verb reply",
    ("CONNECT", "554 5.7.1 no service for you"),
    ("EHLO", "550 5.7.1 go away"),
    ("MAIL", "530 5.7.0 log in first"),
    ("MAIL", "550 5.7.1 sender not allowed"),
    ("RCPT", "550 5.7.1 relaying denied"),
    ("DOT", "554 5.7.9 policy"),
)
def test_a_fault_of_ours_ends_no_letter_and_all_go_once_it_is_mended(stage: Stage, verb: str, reply: str) -> None:
    stage.server.play(act(verb, reply=reply))
    stage.queue(*name_letters("ours"))
    with stage.workers("one", "two"):
        stage.until(lambda: stage.server.count()["acted"], 10, "nobody ever came to the server")
    during = {row.state for row in stage.read()}
    stage.server.play()

    rows = stage.settle()

    assert during == {"waiting"}
    assert {row.state for row in rows} == {"sent"}
    assert stage.judge().is_clean


@deal("fault", *FAULTS)
def test_a_connection_that_fails_at_each_verb_before_the_dot_delays_letters_only(stage: Stage, fault: str) -> None:
    stage.server.play(*(act(verb, fault, times=1) for verb in BEFORE_THE_DOT))
    stage.queue(*name_letters(fault, 8))

    rows = stage.settle()

    assert sorted(stage.server.count()["acted"]) == sorted(f"{verb} {fault}" for verb in BEFORE_THE_DOT)
    assert {row.state for row in rows} == {"sent"}
    assert {stage.count_taken()[name] for name in stage.queued} == {1}
    assert stage.judge().is_clean


@deal("fault", "reset", "close")
def test_a_connection_cut_in_the_middle_of_a_letter_loses_and_doubles_nothing(stage: Stage, fault: str) -> None:
    stage.server.play(act("BODY", fault, times=1))
    stage.queue(*name_letters(fault))

    stage.settle()
    pressed = press_all_unsure(stage)
    rows = stage.settle()

    assert stage.server.count()["acted"] == [f"BODY {fault}"]
    assert pressed <= 1
    assert {row.state for row in rows} == {"sent"}
    assert {stage.count_taken()[name] for name in stage.queued} == {1}
    assert stage.judge().is_clean


@deal("fault was_stored", *AFTER_THE_DOT)
def test_a_connection_that_fails_after_the_final_dot_leaves_one_letter_unsure_and_doubles_none(
    stage: Stage, fault: str, was_stored: bool
) -> None:
    stage.server.play(act("DOT", f"store-{fault}" if was_stored else fault, times=1))
    stage.queue(*name_letters(fault))

    rows = stage.settle()
    pressed = press_all_unsure(stage)
    after = stage.settle()

    assert sorted(row.state for row in rows) == ["sent", "sent", "unsure"]
    assert pressed == 1
    assert {row.state for row in after} == {"sent"}
    assert {stage.count_taken()[name] for name in stage.queued} == {1}
    assert stage.judge().is_clean


def test_a_server_that_drips_its_answers_byte_by_byte_gets_its_letters_once(stage: Stage) -> None:
    stage.server.play(*(act(verb, "store-slow", times=2, seconds=0.01) for verb in VERBS))
    stage.queue(*name_letters("slow"))

    rows = stage.settle()

    assert {row.state for row in rows} == {"sent"}
    assert {stage.count_taken()[name] for name in stage.queued} == {1}
    assert stage.judge().is_clean


@deal("verb", "MAIL", "DATA", "DOT")
def test_a_server_that_drips_for_longer_than_a_lease_doubles_nothing(stage: Stage, verb: str) -> None:
    stage.server.play(act(verb, "store-slow", times=1, seconds=0.12))
    stage.queue(*name_letters("very-slow"))

    rows = stage.settle()
    press_all_unsure(stage)
    after = stage.settle()

    assert {row.state for row in rows} <= {"sent", "unsure"}
    assert {row.state for row in after} == {"sent"}
    assert {stage.count_taken()[name] for name in stage.queued} == {1}
    assert stage.judge().is_clean


def test_a_server_that_is_away_and_comes_back_gets_all_letters_once(stage: Stage) -> None:
    names = name_letters("away", 6)
    stage.server.stop()
    stage.queue(*names)
    with stage.workers("one", "two"):
        stage.until(lambda: any(row.fault for row in stage.read()), 10, "nobody tried to send")
    during = {row.state for row in stage.read()}
    stage.server.start()

    rows = stage.settle()

    assert during == {"waiting"}
    assert {row.state for row in rows} == {"sent"}
    assert stage.judge().is_clean


def test_a_server_killed_in_the_middle_of_the_stream_loses_and_doubles_nothing(stage: Stage) -> None:
    with stage.workers("one", "two"):
        stage.queue(*name_letters("stream", 30))
        stage.until(lambda: stage.count_taken().total() >= 5, 10, "nothing was sent")
        stage.server.stop()
        stage.server.start()

    stage.settle()
    press_all_unsure(stage)
    rows = stage.settle()

    assert {row.state for row in rows} == {"sent"}
    assert {stage.count_taken()[name] for name in stage.queued} == {1}
    assert stage.judge().is_clean


def test_tls_that_is_cut_while_it_begins_or_later_delays_letters_only(secure_stage: Stage) -> None:
    stage = secure_stage
    stage.server.play(
        act("STARTTLS", "cut", times=1), act("MAIL", "reset", times=1, after=1), act("DATA", "close", times=1, after=1)
    )
    stage.queue(*name_letters("tls", 6))

    rows = stage.settle()

    assert sorted(stage.server.count()["acted"]) == ["DATA close", "MAIL reset", "STARTTLS cut"]
    assert stage.server.count()["seen"]["STARTTLS"] >= 3
    assert {row.state for row in rows} == {"sent"}
    assert {stage.count_taken()[name] for name in stage.queued} == {1}
    assert stage.judge().is_clean


def test_tls_that_is_cut_after_the_final_dot_leaves_one_letter_unsure(secure_stage: Stage) -> None:
    stage = secure_stage
    stage.server.play(act("DOT", "store-reset", times=1))
    stage.queue(*name_letters("tls"))

    rows = stage.settle()

    assert sorted(row.state for row in rows) == ["sent", "sent", "unsure"]
    assert {stage.count_taken()[name] for name in stage.queued} == {1}
    assert stage.judge().is_clean
