"""Small words that sentences about partners are made of."""

import pytest
from django.utils.translation import override

from pairloom.domain.pairs.wording.sides import call, join, list_codes, name_country, name_language, name_options
from pairloom.domain.programs.catalogue import Option, Question
from pairloom.domain.programs.states import QuestionKind
from tests.domain.pairs.wording.sides import FORM, hide, make_amina

OWN = Question(
    "clubs",
    QuestionKind.SEVERAL,
    "work",
    {"en": "Clubs?"},
    options=(Option("africa", {"en": "African books"}), Option("all", {"en": "All"}, is_open=True)),
)


def test_somebody_is_called_by_name_or_by_country() -> None:
    assert call(make_amina()) == "Amina Diallo"
    assert call(hide(make_amina())) == "your partner in Senegal"


def test_words_are_joined_as_the_language_does_and_with_commas_where_one_holds_an_and() -> None:
    assert join(["a", "b", "c"]) == "a, b and c"
    assert join(["a"]) == "a"
    assert join(["salt and pepper", "bread"]) == "salt and pepper, bread"
    assert join(["sandals", "bread"]) == "sandals and bread"
    with override("fr"):
        assert join(["a", "b", "c"]) == "a, b et c"
    with override("ar"):
        assert join(["أ", "ب"]) == "أ وب"


def test_options_that_ship_begin_small_and_own_ones_stay_as_written() -> None:
    interests = FORM.find("interests")
    assert interests is not None
    assert name_options(interests, ["digital-divide", "story-time"]) == "digital divide and story time"
    assert name_options(OWN, ["africa"]) == "African books"
    with override("es"):
        assert name_options(interests, ["digital-divide"]) == "brecha digital"


def test_more_than_four_options_are_counted() -> None:
    interests = FORM.find("interests")
    assert interests is not None
    codes = [option.code for option in interests.options[:6]]
    assert name_options(interests, codes).endswith("2 more")


@pytest.mark.parametrize(("given", "codes"), [("africa", ["africa"]), (["all", "africa"], ["africa"]), (None, [])])
def test_chosen_options_are_listed_without_no_preference(given: object, codes: list[str]) -> None:
    assert list_codes(OWN, {"clubs": given}) == codes


def test_places_and_languages_are_named_in_the_readers_language() -> None:
    with override("es"):
        assert (name_country("EG"), name_language("fr"), name_country("??")) == ("Egipto", "francés", "??")
