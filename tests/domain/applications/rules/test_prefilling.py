"""Returners find filled in what they answered last time, as far as the form still asks it."""

from dataclasses import replace

from pairloom.domain.applications.rules.prefilling import prefill_answers
from tests.domain.applications.intake import ALL, load_form


def test_answers_come_back_but_for_consents() -> None:
    kept = prefill_answers(load_form(), ALL)
    assert kept == {name: answer for name, answer in ALL.items() if name not in {"conduct", "confidentiality", "share"}}


def test_what_the_form_does_not_ask_any_more_is_left_out() -> None:
    form = load_form()
    questions = tuple(one for one in form.questions if one.name != "city")
    kept = prefill_answers(replace(form, questions=questions), ALL | {"sector": "circus", "stage": "mid"})
    assert ("city" in kept, "sector" in kept, kept["stage"]) == (False, False, "mid")


def test_a_text_that_is_too_long_now_is_kept_to_be_shortened() -> None:
    assert prefill_answers(load_form(), {"about": "x" * 1_600}) == {"about": "x" * 1_600}
