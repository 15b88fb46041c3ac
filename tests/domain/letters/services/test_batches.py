"""Mass sendings that are rendered first and stored at once."""

import pytest

from pairloom.domain.core.errors import Reason
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.letters.catalogue import find_kind
from pairloom.domain.letters.errors import LettersUnwritten, Unwritten
from pairloom.domain.letters.models import Letter, Mailing
from pairloom.domain.letters.services import Reader, render_mailing, start_rendered_mailing
from pairloom.domain.letters.states import LetterState, MailingState
from tests.makers import NOW, make_person, make_program

pytestmark = pytest.mark.django_db
KIND = "accepted"
VALUES = {name: place.sample for name, place in find_kind(KIND).placeholders.items()}
FILE = {"name": "dates.ics", "type": "text/calendar", "text": "BEGIN:VCALENDAR"}


def render(*readers: Reader) -> list[Letter]:
    return render_mailing(KIND, key="accepted:1", readers=readers, program=make_program(), about="round:1", now=NOW)


def test_letters_are_rendered_with_their_files_and_nothing_is_stored() -> None:
    person = make_person(name="Amina Diallo", language="fr")
    letter = render(Reader(person, VALUES, about="pair:1", attachment=FILE))[0]
    assert (letter.key, letter.about, letter.language) == (f"accepted:1:{person.pk}", "pair:1", "fr")
    assert (letter.state, letter.attachment, "Amina Diallo" in letter.text) == (LetterState.HELD, FILE, True)
    assert not Letter.objects.exists()


def test_letters_that_cannot_be_rendered_stop_all_and_every_one_is_named() -> None:
    well, empty, broken = make_person(), make_person(), make_person(email="broken")
    with pytest.raises(LettersUnwritten) as refusal:
        render(Reader(well, VALUES), Reader(empty, {**VALUES, "round": ""}), Reader(broken, VALUES))
    assert (refusal.value.reason, refusal.value.details) == (Reason.LETTER_NOT_WRITTEN, {"letters": 2})
    assert refusal.value.letters == (
        Unwritten(KIND, empty.pk, Reason.PLACEHOLDER_MISSING.value, "round"),
        Unwritten(KIND, broken.pk, Reason.ADDRESS_WRONG.value),
    )


def test_what_was_rendered_is_stored_in_one_mailing_and_once() -> None:
    program = make_program()
    letters = render(Reader(make_person(), VALUES), Reader(make_person(), VALUES))
    mailing, again = (
        start_rendered_mailing(KIND, key="accepted:1", letters=letters, program=program, now=NOW) for _ in range(2)
    )
    assert again == mailing
    assert (Mailing.objects.get(), mailing.state, mailing.total) == (mailing, MailingState.HELD, 2)
    assert set(Letter.objects.values_list("mailing", "state")) == {(mailing.pk, "held")}
    assert Letter.objects.count() == 2
    assert list(JournalEntry.objects.values_list("act", flat=True)) == ["mailing.started"]
