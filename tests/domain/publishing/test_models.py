"""Each version of a page stands once, and the newest comes first."""

import pytest
from django.db import IntegrityError, transaction

from pairloom.domain.publishing.models import PageChange
from tests.makers import NOW, make_program


def test_a_version_of_a_page_stands_once(db: None) -> None:
    words = {
        "program": make_program(),
        "name": "faq",
        "language": "en",
        "text": "Questions\n\nNone.",
        "changed_at": NOW,
    }
    for version in (1, 2):
        PageChange.objects.create(version=version, **words)
    with pytest.raises(IntegrityError), transaction.atomic():
        PageChange.objects.create(version=2, **words)
    assert [str(change) for change in PageChange.objects.all()] == ["faq en 2", "faq en 1"]
