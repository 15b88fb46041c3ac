"""Tests of questions about an application as a page asks them."""

from pairloom.domain.applications.models import Doubt
from pairloom.domain.applications.states import DoubtKind
from pairloom.look.doubts import ShownDoubt, show_doubts
from tests.domain.applications.intake import load_form


def test_a_doubt_is_shown_in_words_with_its_buttons() -> None:
    doubt = Doubt(pk=7, kind=DoubtKind.NO_LANGUAGE, about="languages", choices=["sv", "en"])
    assert show_doubts([doubt], load_form(), language="en") == [
        ShownDoubt(
            number=7,
            about="languages",
            section="you",
            words="You named no language. In which one would you like to talk to your partner?",
            choices=[("sv", "Swedish"), ("en", "English")],
        )
    ]


def test_a_doubt_about_a_question_that_is_gone_stands_on_no_page() -> None:
    doubt = Doubt(kind=DoubtKind.NOBODY_POSSIBLE, about="gone", choices=["keep"])
    assert show_doubts([doubt], load_form(), language="en")[0].section == ""
