"""Each version of a wording stands once, and all of them stay."""

import pytest
from django.db import IntegrityError, transaction

from pairloom.domain.letters.models import WordingChange
from tests.makers import NOW, make_program

pytestmark = pytest.mark.django_db


def test_two_people_cannot_save_the_same_version() -> None:
    program = make_program()
    place = {"program": program, "kind": "welcome", "language": "fr", "version": 1, "changed_at": NOW}
    first = WordingChange.objects.create(**place, text="Bonjour\n\nBienvenue.")
    with pytest.raises(IntegrityError), transaction.atomic():
        WordingChange.objects.create(**place, text="Salut\n\nBienvenue.")
    assert [str(change) for change in WordingChange.objects.all()] == ["welcome fr 1"]
    assert WordingChange.objects.get() == first


def test_the_newest_version_comes_first() -> None:
    program = make_program()
    for version in (1, 3, 2):
        WordingChange.objects.create(
            program=program, kind="welcome", language="fr", version=version, changed_at=NOW, text=""
        )
    assert [change.version for change in WordingChange.objects.all()] == [3, 2, 1]
