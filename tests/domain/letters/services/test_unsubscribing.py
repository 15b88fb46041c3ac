import pytest

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.letters.links import sign_unsubscribe
from pairloom.domain.letters.models import LetterEvent, Suppression
from pairloom.domain.letters.services.suppressing import allow_address
from pairloom.domain.letters.services.unsubscribing import check_token, unsubscribe, unsubscribe_by_token
from pairloom.domain.letters.states import Block, LetterState
from tests.domain.letters.outbox import make_letter
from tests.makers import NOW

pytestmark = pytest.mark.django_db


def test_unsubscribing_twice_stops_news_once() -> None:
    letter = make_letter(state=LetterState.SENT)
    unsubscribe(letter.pk, source="page", now=NOW)
    unsubscribe(letter.pk, source="page", now=NOW)
    assert list(Suppression.objects.values_list("block", flat=True)) == [Block.NO_NEWS]
    assert LetterEvent.objects.count() == 1


def test_the_same_link_works_again_after_news_were_wanted_again() -> None:
    letter = make_letter(state=LetterState.SENT)
    unsubscribe(letter.pk, source="page", now=NOW)
    allow_address(letter.address, block=Block.NO_NEWS, now=NOW)
    unsubscribe(letter.pk, source="page", now=NOW)
    assert Suppression.objects.count() == 1


def test_unsubscribing_from_a_letter_that_is_gone_changes_nothing() -> None:
    unsubscribe(404, source="page", now=NOW)
    assert Suppression.objects.count() == 0


def test_a_forged_token_is_refused() -> None:
    token = sign_unsubscribe(12)
    assert check_token(token) == 12
    with pytest.raises(Refused) as refused:
        unsubscribe_by_token(token[:-1] + ("0" if token[-1] != "0" else "1"), now=NOW)
    assert refused.value.reason == Reason.LINK_BROKEN
