import pytest

from pairloom.domain.letters.links import address_for
from pairloom.domain.letters.models import Letter, LetterEvent, Suppression
from pairloom.domain.letters.services.understanding import claims_token
from pairloom.domain.letters.states import (
    ANSWERED_KINDS,
    Block,
    EventKind,
    IncomingKind,
    IncomingState,
    LetterState,
)
from tests.domain.letters.arrivals import address_to, take_in
from tests.domain.letters.outbox import make_letter
from tests.domain.letters.parsing.corpus import answers, bounces
from tests.domain.letters.parsing.corpus.sample import Sample

pytestmark = pytest.mark.django_db
EVENTS = {
    IncomingKind.BOUNCE: EventKind.BOUNCED,
    IncomingKind.DELAY: EventKind.DELAYED,
    IncomingKind.DELIVERED: EventKind.DELIVERED,
    IncomingKind.COMPLAINT: EventKind.COMPLAINED,
    IncomingKind.REPLY: EventKind.ANSWERED,
}
SAMPLES = (*bounces.BOUNCES, *answers.ANSWERS)


@pytest.fixture
def letter() -> Letter:
    return make_letter(address=answers.AMINA, state=LetterState.UNSURE)


@pytest.mark.parametrize("sample", SAMPLES, ids=[each.name for each in SAMPLES])
def test_each_mail_of_the_corpus_finds_its_letter_and_proves_that_it_was_taken(letter: Letter, sample: Sample) -> None:
    purpose = "bounce" if sample in bounces.BOUNCES else "reply"
    to = (
        ""
        if sample.kind == IncomingKind.COMPLAINT
        else address_for("bounce" if purpose == "bounce" else "reply", letter.pk)
    )
    mail = take_in(address_to(sample.raw, letter), sender=sample.envelope_from, to=to)
    assert (mail.state, mail.kind, mail.letter_id) == (IncomingState.READ, sample.kind, letter.pk)
    event = LetterEvent.objects.get()
    assert (event.kind, event.is_hard) == (EVENTS.get(sample.kind, EventKind.AUTO_ANSWERED), sample.is_hard)
    letter.refresh_from_db()
    assert letter.state == LetterState.SENT


def test_a_hard_bounce_by_mail_stops_letters(letter: Letter) -> None:
    take_in(address_to(bounces.POSTFIX, letter), sender="<>", to=address_for("bounce", letter.pk))
    assert list(Suppression.objects.values_list("block", flat=True)) == [Block.BOUNCED]


def test_a_delay_is_no_bounce(letter: Letter) -> None:
    take_in(address_to(bounces.POSTFIX_DELAY, letter), sender="<>", to=address_for("bounce", letter.pk))
    assert Suppression.objects.count() == 0


def test_a_bounce_with_a_forged_token_is_counted_and_does_nothing(letter: Letter) -> None:
    mail = take_in(bounces.POSTFIX, sender="<>", to=bounces.RETURN_PATH)
    assert (mail.kind, mail.letter, LetterEvent.objects.count()) == (IncomingKind.FORGED, None, 0)


def test_whoever_knows_only_the_address_for_replies_cannot_make_an_address_dead(letter: Letter) -> None:
    reply_to = address_for("reply", letter.pk)
    raw = bounces.POSTFIX.replace(bounces.RETURN_PATH.encode(), reply_to.encode())
    mail = take_in(raw, sender="<>", to=reply_to)
    assert (mail.kind, LetterEvent.objects.count(), Suppression.objects.count()) == (IncomingKind.FORGED, 0, 0)


def test_without_an_envelope_the_letter_is_found_by_the_headers(letter: Letter) -> None:
    mail = take_in(address_to(answers.REPLY, letter))
    assert (mail.kind, mail.letter_id, mail.text) == (
        IncomingKind.REPLY,
        letter.pk,
        "Yes, with pleasure! Tuesday is fine.\n\nAmina",
    )


def test_a_mail_that_belongs_to_no_letter_is_kept_for_people_to_read() -> None:
    mail = take_in(answers.REPLY.replace(answers.REPLY_TO.encode(), b"hello@example.org"), sender=answers.AMINA)
    assert (mail.state, mail.kind, mail.letter) == (IncomingState.READ, IncomingKind.UNKNOWN, None)


def test_a_reply_from_another_address_is_flagged(letter: Letter) -> None:
    raw = address_to(answers.REPLY, letter).replace(answers.AMINA.encode(), b"someone@else.example")
    mail = take_in(raw, to=address_for("reply", letter.pk))
    assert (mail.kind, mail.is_flagged) == (IncomingKind.REPLY, True)


def test_a_mail_to_the_address_for_unsubscribing_stops_news(letter: Letter) -> None:
    mail = take_in(answers.REPLY_WITHOUT_SUBJECT, to=address_for("unsubscribe", letter.pk))
    assert mail.kind == IncomingKind.UNSUBSCRIBE
    assert list(Suppression.objects.values_list("block", flat=True)) == [Block.NO_NEWS]


def test_a_complaint_that_names_no_letter_is_flagged() -> None:
    mail = take_in(bounces.COMPLAINT, sender="feedback@provider.example", to="abuse@localhost")
    assert (mail.kind, mail.letter, mail.is_flagged) == (IncomingKind.COMPLAINT, None, True)


def test_the_same_mail_again_is_a_duplicate_and_counts_once(letter: Letter) -> None:
    raw = address_to(answers.REPLY, letter)
    first = take_in(raw, to=address_for("reply", letter.pk))
    again = take_in(b"Received: by another server\r\n" + raw, to=address_for("reply", letter.pk))
    assert (first.state, again.state, again.text) == (IncomingState.READ, IncomingState.DUPLICATE, "")
    assert LetterEvent.objects.count() == 1


def test_the_same_name_with_other_content_is_kept_and_flagged(letter: Letter) -> None:
    raw = address_to(answers.REPLY, letter)
    take_in(raw)
    other = take_in(raw.replace(b"Tuesday", b"Friday"))
    assert (other.state, other.is_flagged) == (IncomingState.READ, True)
    assert "Friday" in other.text


@pytest.mark.parametrize(
    ("change", "state"),
    [
        ((b"x", b"x"), IncomingState.DUPLICATE),
        ((b"Subject: Re", b"Subject: AW"), IncomingState.READ),
        ((b"Tuesday", b"Friday"), IncomingState.READ),
    ],
)
def test_without_a_message_id_content_sender_and_subject_make_a_duplicate(
    letter: Letter, change: tuple[bytes, bytes], state: IncomingState
) -> None:
    raw = address_to(answers.REPLY, letter).replace(b"Message-ID", b"X-Nothing")
    take_in(raw)
    assert take_in(raw.replace(*change)).state == state


def test_a_reply_to_a_letter_that_was_erased_is_kept_without_it(letter: Letter) -> None:
    raw, to = address_to(answers.REPLY, letter), address_for("reply", letter.pk)
    letter.delete()
    mail = take_in(raw, to=to)
    assert (mail.state, mail.kind, mail.letter) == (IncomingState.READ, IncomingKind.REPLY, None)


def test_only_what_a_person_wrote_may_be_answered() -> None:
    assert {IncomingKind.REPLY} == ANSWERED_KINDS


@pytest.mark.parametrize(
    ("address", "claims"),
    [
        ("bounce+1-x@localhost", True),
        ("REPLY+1@LOCALHOST", True),
        ("reply+1@else.example", False),
        ("hello@localhost", False),
    ],
)
def test_an_address_of_our_form_claims_a_token(address: str, claims: bool) -> None:
    assert claims_token([address]) is claims
