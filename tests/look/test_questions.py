"""Tests of questions on a page: what is shown comes back as it was, for every kind, in every language."""

from collections.abc import Mapping
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from django.http import QueryDict
from django.template import Context, Template
from django.utils import translation

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.programs.catalogue import Form, Option, Question, Section, load_template
from pairloom.domain.programs.states import Ask, QuestionKind
from pairloom.look.questions import Showing, Shown, read_answer, read_section, show_question, show_section

TEMPLATE = load_template("librarians").form
LANGUAGES = next(one for one in TEMPLATE.questions if one.kind is QuestionKind.LANGUAGES)
ENGLISH = Showing(language="en", versions={"conduct": "2026-1", "confidentiality": "2026-1", "privacy": "2026-2"})
ANSWERS: dict[str, object] = {
    "country": "SE",
    "city": "Umeå",
    "zone": "Europe/Stockholm",
    "languages": {"sv": "native", "en": "good"},
    "hours": ["morning", "weekend"],
    "sector": "school",
    "stage": "mid",
    "interests": ["children", "reading"],
    "about": "I love “books”,\n& people <3",
    "learn": "",
    "wish_sector": "same",
    "wish_stage": "any",
    "wish_interests": "same",
    "wish_language": "mine",
    "earlier": {"took_part": True, "partners": "Amina\nJosé"},
    "conduct": "2026-1",
    "confidentiality": "2026-1",
    "share": "2026-2",
    "news": "",
}


class Browser(HTMLParser):
    """Reads a page as a browser does that sends its form just as it stands."""

    def __init__(self) -> None:
        super().__init__()
        self.sent = QueryDict(mutable=True)
        self.select, self.first, self.area = "", "", ""
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a field as it would be sent."""
        given = dict(attrs)
        name, value = given.get("name") or "", given.get("value") or ""
        self.ids += [given["id"] or ""] if "id" in given else []
        if tag == "input" and (given["type"] == "text" or "checked" in given):
            self.sent.appendlist(name, value)
        if tag == "select":
            self.sent[name], self.select, self.first = "", name, "yes"
        if tag == "option" and (self.first or "selected" in given):
            self.sent[self.select], self.first = value, ""
        if tag == "textarea":
            self.area = name
            self.sent[name] = ""

    def handle_endtag(self, tag: str) -> None:
        """End a text."""
        if tag == "textarea":
            self.sent[self.area] = str(self.sent[self.area]).removeprefix("\n")
            self.area = ""

    def handle_data(self, data: str) -> None:
        """Read on in a text."""
        if self.area:
            self.sent[self.area] = f"{self.sent[self.area]}{data}"


def render(shown: Shown) -> str:
    return Template("{% load look %}{% question shown %}").render(Context({"shown": shown}))


def send(questions: list[Shown]) -> QueryDict:
    browser = Browser()
    browser.feed("".join(map(render, questions)))
    assert len(browser.ids) == len(set(browser.ids))
    return browser.sent


def ask(question: Question, answers: Mapping[str, object] | None = None, fault: Refused | None = None) -> Shown:
    form = Form(TEMPLATE.sections, (question, *TEMPLATE.questions))
    return show_question(question, form, answers or {}, fault=fault, showing=ENGLISH)


@pytest.mark.parametrize("language", ["en", "es", "fr", "ar"])
@pytest.mark.parametrize("section", [section.name for section in TEMPLATE.sections])
def test_answers_that_are_shown_come_back_as_they_were(section: str, language: str) -> None:
    with translation.override(language):
        sent = send(show_section(TEMPLATE, section, ANSWERS, showing=replace(ENGLISH, language=language)))
    expected = {one.name: ANSWERS[one.name] for one in TEMPLATE.list_section(section)}
    assert read_section(TEMPLATE, section, sent) == expected


def test_a_form_that_nobody_touched_holds_no_answers_but_wishes_for_nothing() -> None:
    sent = send([show_question(one, TEMPLATE, {}, showing=ENGLISH) for one in TEMPLATE.questions])
    found = {one.name: read_answer(one, sent) for one in TEMPLATE.questions}
    assert {name: value for name, value in found.items() if value} == {
        "wish_sector": "any",
        "wish_stage": "any",
        "wish_interests": "any",
        "wish_language": "any",
        "earlier": {"took_part": False, "partners": ""},
    }


def test_every_field_has_one_label_and_its_fault_is_read_out_with_it() -> None:
    country = TEMPLATE.questions[0]
    shown = ask(country, fault=Refused(Reason.ANSWER_MISSING, question="country"))
    page = render(shown)
    assert '<label for="q-country">' in page
    assert 'aria-describedby="q-country-help q-country-fault" aria-invalid="true"' in page
    assert 'id="q-country-fault">Please answer this question' in page
    assert "(needed)" in page


@pytest.mark.parametrize(("count", "opened", "closed"), [(0, 3, 3), (2, 3, 3), (4, 4, 2), (12, 12, 0)])
def test_rows_of_languages_that_are_filled_are_open_and_more_wait_closed(count: int, opened: int, closed: int) -> None:
    codes = ["en", "fr", "es", "ar", "sv", "de", "it", "pt", "ru", "zh", "ja", "sw"]
    shown = ask(LANGUAGES, {"languages": dict.fromkeys(codes[:count], "good")})
    assert (len(shown.first_rows), len(shown.more_rows)) == (opened, closed)
    first, _details, more = render(shown).partition("<details><summary>More languages</summary>")
    assert (first.count("<select"), more.count("<select")) == (2 * opened, 2 * closed)


def test_seven_choices_stand_open_and_more_in_a_list() -> None:
    seven = tuple(Option(f"o{number}", {"en": f"Option {number}"}) for number in range(7))
    question = Question("extra", QuestionKind.CHOICE, "you", {"en": "Which?"}, options=seven, is_required=True)
    eight = replace(question, options=(*seven, Option("o7", {"en": "Option 7"})))
    assert (ask(question).widget, ask(eight).widget) == ("radios", "select")


def test_a_choice_that_may_be_left_out_can_be_left_out_again() -> None:
    options = (Option("a", {"en": "A"}), Option("b", {"en": "B"}))
    question = Question("extra", QuestionKind.CHOICE, "you", {"en": "Which?"}, options=options)
    assert [choice.value for choice in ask(question).choices] == ["a", "b", ""]
    assert [choice.value for choice in ask(replace(question, is_required=True)).choices] == ["a", "b"]
    free = replace(question, options=(*options, Option("any", {"en": "No preference"}, is_open=True)))
    assert [choice.value for choice in ask(free).choices] == ["a", "b", "any"]


def test_zones_of_ones_country_stand_first_and_not_to_know_is_an_answer() -> None:
    zone = TEMPLATE.find("zone")
    assert zone is not None
    shown = show_question(zone, TEMPLATE, {"country": "PT"}, showing=ENGLISH)
    assert shown.options.startswith(
        '<option value="" selected>I am not sure: take the one of my country</option>'
        '<optgroup label="In your country"><option value="Europe/Lisbon">Lisbon</option>'
    )


def test_what_is_not_on_the_list_is_shown_and_not_lost() -> None:
    country = TEMPLATE.questions[0]
    assert read_answer(country, send([ask(country, {"country": "Atlantis"})])) == "Atlantis"


def test_a_language_that_stands_twice_keeps_its_first_level_and_rows_grow_with_what_is_known() -> None:
    languages = TEMPLATE.find("languages")
    assert languages is not None
    sent = QueryDict(
        "q-languages-1=en&q-languages-1-level=good&q-languages-3=en&q-languages-3-level=basic&q-languages-4-level=good"
    )
    assert read_answer(languages, sent) == {"en": "good"}
    many = dict.fromkeys(["en", "es", "fr", "ar", "sw", "zh", "pt"], "good")
    assert [len(ask(languages, {"languages": known}).rows) for known in ({}, many)] == [6, 9]


def test_another_version_of_a_text_is_agreed_to_anew() -> None:
    conduct = TEMPLATE.find("conduct")
    assert conduct is not None
    assert ask(conduct, {"conduct": "2026-1"}).choices[0].is_chosen
    assert not ask(conduct, {"conduct": "2025-9"}).choices[0].is_chosen
    assert '<a href="/conduct/">' in render(ask(conduct))


def test_what_is_agreed_to_is_the_text_of_the_program_that_asks() -> None:
    conduct = TEMPLATE.find("conduct")
    assert conduct is not None
    shown = show_question(conduct, TEMPLATE, {}, showing=Showing(language="en", program="gates"))
    assert '<a href="/conduct/?program=gates">' in render(shown)


def test_who_names_partners_took_part() -> None:
    earlier = TEMPLATE.find("earlier")
    assert earlier is not None
    assert read_answer(earlier, QueryDict("q-earlier-partners=Amina")) == {"took_part": True, "partners": "Amina"}


def test_words_of_another_language_say_so() -> None:
    question = Question("extra", QuestionKind.SHORT, "you", {"fr": "Pourquoi ?"})
    shown = ask(question)
    assert (shown.label, shown.speech) == ("Pourquoi ?", "fr")
    assert '<span lang="fr" dir="auto">Pourquoi ?</span>' in render(shown)


def test_what_people_wrote_is_shown_and_never_run() -> None:
    evil = '"><script>x</script>'
    question = Question("extra", QuestionKind.LONG, "you", {"en": evil}, help={"en": evil})
    assert "<script" not in render(ask(question, {"extra": evil}))


def test_wishes_say_what_may_be_asked_in_words_for_what_they_are_about() -> None:
    labels = {
        name: [str(choice.label) for choice in show_question(wish, TEMPLATE, {}, showing=ENGLISH).choices]
        for name in ("wish_stage", "wish_interests", "wish_language")
        if (wish := TEMPLATE.find(name))
    }
    assert labels == {
        "wish_stage": ["No preference", "The same as mine", "Further along than I am"],
        "wish_interests": ["No preference", "Yes, some of mine"],
        "wish_language": ["No preference", "Yes, a language that is my own"],
    }
    assert Ask.ANY.value == "any"


def test_a_section_of_another_form_has_no_questions() -> None:
    assert show_section(Form((Section("a", {"en": "A"}),), ()), "a", {}, showing=ENGLISH) == []
