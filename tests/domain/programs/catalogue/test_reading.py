"""Reading a form from JSON: what makes no sense is refused with its place."""

import copy
from collections.abc import Callable
from typing import Any

import pytest

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.programs.catalogue import load_template, read_form, write_form
from pairloom.domain.programs.states import FormFault

Change = Callable[[dict[str, Any]], object]
DOCUMENT = write_form(load_template("librarians").form)


def find(document: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in document["questions"] if one["name"] == name)
    return found


FAULTS: dict[str, tuple[Change, str]] = {
    "no list of questions": (lambda form: form.update(questions={}), "questions"),
    "no question at all about languages": (lambda form: form["questions"].remove(find(form, "languages")), "form"),
    "a name with spaces": (lambda form: find(form, "city").update(name="my city"), "question"),
    "a name of a hundred signs": (lambda form: find(form, "city").update(name="c" * 100), "question"),
    "two questions of one name": (lambda form: find(form, "city").update(name="about"), "form"),
    "no label": (lambda form: find(form, "city").update(label={}), "city"),
    "a label that is no text by language": (lambda form: find(form, "city").update(label="City"), "city"),
    "a label of three thousand signs": (lambda form: find(form, "city").update(label={"en": "x" * 3000}), "city"),
    "an unknown kind": (lambda form: find(form, "city").update(kind="file"), "city"),
    "an unknown section": (lambda form: find(form, "city").update(section="moon"), "city"),
    "options of a text": (lambda form: find(form, "city").update(options=[{"code": "a", "label": {}}]), "city"),
    "a choice without options": (lambda form: find(form, "sector").update(options=[]), "sector"),
    "an option twice": (
        lambda form: find(form, "sector")["options"].append(find(form, "sector")["options"][0]),
        "sector",
    ),
    "sixty-five interests": (
        lambda form: find(form, "interests").update(
            options=[{"code": f"i{n}", "label": {"en": "i"}} for n in range(65)]
        ),
        "interests",
    ),
    "a text that must be shared": (lambda form: find(form, "about").update(use="must-share"), "about"),
    "a weight below one": (lambda form: find(form, "interests").update(points=0), "interests"),
    "a weight without use": (lambda form: find(form, "city").update(points=5), "city"),
    "a weight above a thousand": (lambda form: find(form, "interests").update(points=1001), "interests"),
    "a weight that is no number": (lambda form: find(form, "interests").update(points="many"), "interests"),
    "a wish about nothing": (lambda form: find(form, "wish_stage").update(about=""), "wish_stage"),
    "a wish about a text": (lambda form: find(form, "wish_stage").update(about="about"), "wish_stage"),
    "a wish without no preference": (lambda form: find(form, "wish_stage").update(asks=["same", "more"]), "wish_stage"),
    "a wish that cannot be asked": (lambda form: find(form, "wish_sector").update(asks=["any", "mine"]), "wish_sector"),
    "a wish that is not used": (lambda form: find(form, "wish_sector").update(use="none", points=0), "wish_sector"),
    "a weighed question that must be answered": (
        lambda form: find(form, "interests").update(is_required=True),
        "interests",
    ),
    "sixty-one questions": (
        lambda form: form["questions"].extend({**find(form, "city"), "name": f"q{n}"} for n in range(42)),
        "form",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_form_that_makes_no_sense_is_refused_with_its_place(fault: str) -> None:
    document = copy.deepcopy(DOCUMENT)
    change, place = FAULTS[fault]
    change(document)
    with pytest.raises(Refused) as refused:
        read_form(document)
    assert (refused.value.reason, refused.value.details["place"]) == (Reason.FORM_WRONG, place)
    assert refused.value.details["fault"] in set(FormFault)


@pytest.mark.parametrize("value", [None, [], "form", 3])
def test_what_is_no_form_at_all_is_refused(value: object) -> None:
    with pytest.raises(Refused) as refused:
        read_form(value)
    assert refused.value.details["place"] == "form"


def test_sixty_four_options_may_be_matched() -> None:
    document = copy.deepcopy(DOCUMENT)
    find(document, "interests").update(options=[{"code": f"i{n}", "label": {"en": "i"}} for n in range(64)])
    assert len(read_form(document).questions) == len(DOCUMENT["questions"])
