"""The proof of a match is handed out as it is stored, and who took it is noted."""

import pytest

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.pairs.services import take_proof
from tests.domain.pairs.stated import PROOF, confirm_run
from tests.makers import NOW, make_person

pytestmark = pytest.mark.django_db


def test_each_taking_is_noted() -> None:
    run, auditor = confirm_run(), make_person()
    assert [take_proof(run, by=auditor, now=NOW) for _ in range(2)] == [PROOF] * 2
    entries = JournalEntry.objects.filter(act="proof.taken")
    assert [(entry.about, entry.by, entry.details) for entry in entries] == [
        (f"matchrun:{run.pk}", auditor, {"number": run.number})
    ] * 2


def test_a_match_without_a_proof_gives_none_and_notes_nothing() -> None:
    run = confirm_run()
    run.files.all().delete()
    with pytest.raises(Refused, match=Reason.MATCH_NOT_DONE):
        take_proof(run, by=make_person(), now=NOW)
    assert JournalEntry.objects.filter(act="proof.taken").count() == 0
