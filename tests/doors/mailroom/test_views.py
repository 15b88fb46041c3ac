import pytest
from django.test import Client

from pairloom.domain.letters.links import sign_unsubscribe
from pairloom.domain.letters.models import Letter, LetterEvent, Suppression
from pairloom.domain.letters.states import Block, LetterState
from tests.domain.letters.outbox import make_letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter() -> Letter:
    return make_letter(state=LetterState.SENT)


@pytest.fixture
def visitor() -> Client:
    """Visit without cookies, and with the checks of CSRF that the site has."""
    return Client(enforce_csrf_checks=True)


def find_page(letter: Letter) -> str:
    return f"/unsubscribe/{sign_unsubscribe(letter.pk)}/"


def test_one_click_of_a_mail_program_stops_news_without_cookie_or_redirect(letter: Letter, visitor: Client) -> None:
    answer = visitor.post(find_page(letter), {"List-Unsubscribe": "One-Click"})
    assert (answer.status_code, dict(answer.cookies)) == (200, {})
    assert list(Suppression.objects.values_list("block", flat=True)) == [Block.NO_NEWS]


def test_it_can_be_pressed_again(letter: Letter, visitor: Client) -> None:
    answers = [visitor.post(find_page(letter)).status_code for _ in range(3)]
    assert (answers, Suppression.objects.count(), LetterEvent.objects.count()) == ([200] * 3, 1, 1)


@pytest.mark.parametrize("method", ["get", "head"])
def test_looking_at_the_page_changes_nothing(letter: Letter, visitor: Client, method: str) -> None:
    answer = getattr(visitor, method)(find_page(letter))
    assert (answer.status_code, dict(answer.cookies)) == (200, {})
    assert (Suppression.objects.count(), LetterEvent.objects.count()) == (0, 0)


def test_the_page_has_one_button_and_is_never_kept(letter: Letter, visitor: Client) -> None:
    answer = visitor.get(find_page(letter))
    assert answer.content.decode().count('<button type="submit">') == 1
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_forged_link_leads_nowhere(letter: Letter, visitor: Client, method: str) -> None:
    token = sign_unsubscribe(letter.pk)
    forged = token[:-1] + ("0" if token[-1] != "0" else "1")
    answers = [getattr(visitor, method)(f"/unsubscribe/{word}/").status_code for word in (forged, "1", f"1{token}")]
    assert (answers, Suppression.objects.count()) == ([404] * 3, 0)


def test_after_an_erasure_the_answer_is_done(letter: Letter, visitor: Client) -> None:
    page = find_page(letter)
    letter.delete()
    assert [visitor.get(page).status_code, visitor.post(page).status_code] == [200, 200]
    assert Suppression.objects.count() == 0


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_verbs_are_not_allowed(letter: Letter, visitor: Client, method: str) -> None:
    assert getattr(visitor, method)(find_page(letter)).status_code == 405
