"""Two people are kept apart in silence: once, in either order, until it is lifted; no letter, no name anywhere."""

import pytest

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.letters.models import Letter
from pairloom.domain.pairs.models import KeptApart
from pairloom.domain.pairs.queries import kept_apart
from pairloom.domain.pairs.services import keep_apart, lift_keeping_apart
from pairloom.domain.pairs.states import Lifted
from tests.makers import NOW, make_person

pytestmark = pytest.mark.django_db


def test_two_are_kept_apart_once_and_nobody_is_written_to() -> None:
    one, other, director = make_person(), make_person(), make_person()
    kept = keep_apart(other, one, wished_by=other, by=director, now=NOW)
    assert keep_apart(one, other, wished_by=one, by=None, now=NOW) == kept
    assert (kept.one_id, kept.other_id, kept.wished_by, kept.made_by) == (one.pk, other.pk, other, director)
    assert kept_apart([one.pk, other.pk]) == {(one.pk, other.pk)}
    entry = JournalEntry.objects.get()
    assert (entry.act, entry.about, entry.details) == ("people.kept-apart", f"keptapart:{kept.pk}", {})
    assert Letter.objects.count() == 0


def test_lifting_keeps_the_reason_as_a_code_and_both_can_be_kept_apart_again() -> None:
    one, other, director = make_person(), make_person(), make_person()
    kept = keep_apart(one, other, wished_by=None, by=None, now=NOW)
    lifted = [lift_keeping_apart(kept, reason=Lifted.MISTAKE, by=director, now=NOW) for _ in range(2)]
    assert (lifted, kept_apart([one.pk, other.pk])) == ([True, False], set())
    entry = JournalEntry.objects.order_by("-id")[0]
    assert (entry.act, entry.by, entry.details) == ("people.apart-lifted", director, {"reason": "mistake"})
    keep_apart(one, other, wished_by=None, by=None, now=NOW)
    assert (KeptApart.objects.count(), kept_apart([one.pk, other.pk])) == (2, {(one.pk, other.pk)})


def test_nobody_is_kept_apart_from_themselves() -> None:
    person = make_person()
    with pytest.raises(Refused, match=Reason.KEPT_APART_ALONE):
        keep_apart(person, person, wished_by=None, by=None, now=NOW)
