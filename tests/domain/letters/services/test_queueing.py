"""Letters are queued once, rendered at once, in the caller's transaction."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.letters.catalogue import find_kind
from pairloom.domain.letters.links import unsubscribe_url
from pairloom.domain.letters.models import Letter, WordingChange
from pairloom.domain.letters.services import queue, queue_first
from pairloom.domain.letters.states import Lane, LetterState, MailingState
from tests.domain.letters.outbox import make_mailing
from tests.makers import NOW, make_person, make_program

pytestmark = pytest.mark.django_db


def sample(kind: str) -> dict[str, str]:
    return {name: place.sample for name, place in find_kind(kind).placeholders.items()}


def test_a_queued_letter_is_rendered_and_waits() -> None:
    person, program = make_person(name="Amina", language="fr"), make_program(name="Without Walls")
    letter = queue("news", key="news:1", values=sample("news"), now=NOW, to=person, program=program, about="news:1")
    stored = Letter.objects.get()
    assert stored.pk == letter.pk
    assert (stored.state, stored.lane, stored.is_news, stored.language) == (LetterState.WAITING, Lane.BULK, True, "fr")
    assert (stored.address, stored.to_name, stored.about, stored.queued_at, stored.due_at) == (
        *(person.email, "Amina", "news:1", NOW, NOW),
    )
    assert unsubscribe_url(letter.pk) in stored.text
    assert unsubscribe_url(letter.pk) in stored.html
    assert stored.subject


def test_the_same_key_again_gives_the_letter_that_is_there() -> None:
    person = make_person()
    first = queue("news", key="news:1", values=sample("news"), now=NOW, to=person)
    second = queue("news", key="news:1", values={"wrong": "not even looked at"}, now=NOW, to=person)
    assert (first.pk, Letter.objects.count()) == (second.pk, 1)


def test_a_letter_of_a_transaction_that_fails_is_not_there() -> None:
    def fail() -> None:
        with transaction.atomic():
            queue("news", key="news:1", values=sample("news"), now=NOW, to=make_person())
            raise ValueError("the caller's own trouble")

    with pytest.raises(ValueError, match="own trouble"):
        fail()
    assert not Letter.objects.exists()


def test_somebody_without_account_gets_a_letter_in_the_given_language() -> None:
    values = sample("sign-in-code")
    letter = queue("sign-in-code", key="code:1", values=values, now=NOW, address="new@example.org", language="es")
    assert (letter.person, letter.address, letter.language, letter.lane) == (
        None,
        "new@example.org",
        "es",
        Lane.SIGN_IN,
    )
    life = find_kind("sign-in-code").expires_after
    assert life is not None
    assert letter.expires_at == NOW + life


def test_a_reader_without_our_languages_reads_the_programs() -> None:
    person, program = make_person(language="tlh"), make_program(language="ar")
    letter = queue("news", key="n", values=sample("news"), now=NOW, to=person, program=program)
    assert letter.language == "ar"


def test_the_programs_own_wording_is_used_and_an_empty_one_brings_the_shipped_one_back() -> None:
    program, person = make_program(), make_person()
    shipped = queue("welcome", key="w0", values=sample("welcome"), now=NOW, to=person, program=program).subject
    places = " ".join(
        "{" + name + "}" for name, place in find_kind("welcome").placeholders.items() if place.is_required
    )
    words = {"program": program, "kind": "welcome", "language": "en", "changed_at": NOW}
    WordingChange.objects.create(version=1, text=f"Our own hello\n\nHello. {places}", **words)
    own = queue("welcome", key="w1", values=sample("welcome"), now=NOW, to=person, program=program)
    WordingChange.objects.create(version=2, text="", **words)
    back = queue("welcome", key="w2", values=sample("welcome"), now=NOW, to=person, program=program)
    assert (own.subject, back.subject) == ("Our own hello", shipped)


@pytest.mark.parametrize("address", ["", "amina", "@", "a b@example.org", "a@b\r\nBcc: c@d"])
def test_a_letter_to_no_address_is_refused(address: str) -> None:
    with pytest.raises(Refused) as refused:
        queue("news", key="n", values=sample("news"), now=NOW, address=address)
    assert refused.value.reason == Reason.ADDRESS_WRONG
    assert not Letter.objects.exists()


def test_a_kind_that_is_not_in_the_catalogue_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        queue("horoscope", key="h", values={}, now=NOW, to=make_person())
    assert refused.value.reason == Reason.LETTER_UNKNOWN


def test_a_value_that_the_catalogue_does_not_know_is_refused_and_nothing_is_stored() -> None:
    with pytest.raises(Refused) as refused:
        queue("news", key="n", values=sample("news") | {"horoscope": "good"}, now=NOW, to=make_person())
    assert refused.value.reason == Reason.PLACEHOLDER_UNKNOWN
    assert not Letter.objects.exists()


def test_a_letter_can_be_due_later() -> None:
    due_at = NOW + timedelta(days=1)
    assert queue("news", key="n", values=sample("news"), now=NOW, to=make_person(), due_at=due_at).due_at == due_at


def test_a_mailing_that_has_begun_takes_no_more_letters() -> None:
    mailing = make_mailing(state=MailingState.SENDING)
    with pytest.raises(Refused) as refused:
        queue("news", key="n", values=sample("news"), now=NOW, to=make_person(), mailing=mailing)
    assert refused.value.reason == Reason.MOVE_NOT_ALLOWED


def test_a_first_letter_is_the_same_as_any_other_one() -> None:
    person, program = make_person(name="Amina", language="fr"), make_program()
    words: dict[str, Any] = {"to": person, "program": program, "about": "round:1", "now": NOW}
    letters = [
        queue("welcome", key="welcome:1", values=sample("welcome"), **words),
        queue_first("welcome", key="welcome:2", values=sample("welcome"), is_worded=True, **words),
        queue_first("welcome", key="welcome:3", values=sample("welcome"), is_worded=False, **words),
    ]
    left_out = ["id", "key", "_state"]
    fields = [{name: each for name, each in vars(letter).items() if name not in left_out} for letter in letters]
    assert fields[0] == fields[1] == fields[2]
    assert Letter.objects.count() == 3


@pytest.mark.parametrize(("is_worded", "statements"), [(True, 2), (False, 1)])
def test_a_first_letter_looks_for_nothing_but_the_programs_own_wording(is_worded: bool, statements: int) -> None:
    person, program = make_person(), make_program()
    places = " ".join("{" + name + "}" for name, one in find_kind("welcome").placeholders.items() if one.is_required)
    WordingChange.objects.create(
        program=program, kind="welcome", language="en", version=1, text=f"Our own hello\n\n{places}", changed_at=NOW
    )
    words: dict[str, Any] = {"to": person, "program": program, "about": "", "now": NOW}
    with CaptureQueriesContext(connection) as asked:
        letter = queue_first("welcome", key="w", values=sample("welcome"), is_worded=is_worded, **words)
    assert (len(asked), letter.subject == "Our own hello") == (statements, is_worded)


def test_a_first_letter_whose_key_is_taken_is_not_stored() -> None:
    words: dict[str, Any] = {"values": sample("welcome"), "to": make_person(), "program": make_program(), "now": NOW}
    queue_first("welcome", key="w", about="", is_worded=False, **words)
    with pytest.raises(IntegrityError), transaction.atomic():
        queue_first("welcome", key="w", about="", is_worded=False, **words)
    assert Letter.objects.count() == 1
