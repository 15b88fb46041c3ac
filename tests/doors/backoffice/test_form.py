"""The pages of the form: who sees them, each thing that can be changed, and what is refused, said in plain words."""

from html import unescape
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.people.models import Person
from pairloom.domain.people.states import Role
from pairloom.domain.programs import queries, services
from pairloom.domain.programs.catalogue import Form, Question, load_template
from pairloom.domain.programs.models import FormVersion, Program
from pairloom.domain.programs.services.programs import give_first_form
from pairloom.domain.programs.states import Ask, FormFault, QuestionKind, RoundState, Use
from pairloom.doors.backoffice.form import words
from tests.doors.backoffice.filling import read_form
from tests.makers import NOW, make_person, make_program, make_role, make_round

PAGES = ("", "look/", "look/1/", "add/", "questions/city/", "words/fr/you/")
PRESSES = ("add/", "questions/city/", "questions/city/move/", "questions/city/remove/", "words/fr/you/")


@pytest.fixture(autouse=True)
def version(program: Program) -> FormVersion:
    """Give the program the form of its template."""
    return give_first_form(program, by=None, now=NOW)


def name_page(program: Program, page: str = "") -> str:
    """Name a page of the form."""
    return f"/office/programs/{program.slug}/form/{page}"


def read(program: Program) -> Form:
    """Read the newest version."""
    return queries.read_questions(queries.newest_form(program))


def find(program: Program, name: str) -> Question:
    """Find a question of the newest version."""
    found = read(program).find(name)
    assert found is not None
    return found


def change(office: Client, program: Program, name: str, **typed: object) -> Any:
    """Open the page of a question, type something else into some fields, and press the button."""
    path = name_page(program, f"questions/{name}/")
    return office.post(path, read_form(office.get(path), path) | typed)


def text_of(answer: Any) -> str:
    """Read the page as people do."""
    return unescape(answer.content.decode())


@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.DEPUTY, Role.EDITOR])
def test_who_leads_or_edits_a_program_changes_its_form(client: Client, program: Program, role: Role) -> None:
    person = make_person()
    make_role(person, role, program=program)
    client.force_login(person)
    assert {page: client.get(name_page(program, page)).status_code for page in PAGES} == dict.fromkeys(PAGES, 200)
    assert client.get("/office/form/").headers["Location"] == name_page(program)
    assert 'href="/office/form/"' in client.get(name_page(program)).content.decode()
    assert change(client, program, "city", label="Town").status_code == 302


@pytest.mark.parametrize("role", [Role.MODERATOR, Role.SAFEGUARDING, Role.AMBASSADOR])
def test_for_all_others_there_is_no_form(client: Client, program: Program, role: Role) -> None:
    person = make_person()
    make_role(person, role, program=program, country="KE" if role == Role.AMBASSADOR else "")
    client.force_login(person)
    assert {client.get(name_page(program, page)).status_code for page in PAGES} == {404}
    assert {client.post(name_page(program, page)).status_code for page in PRESSES} == {404}
    assert client.get("/office/form/").status_code == 404


def test_the_form_of_somebody_elses_program_does_not_exist(office: Client) -> None:
    other = make_program()
    give_first_form(other, by=None, now=NOW)
    assert {office.get(name_page(other, page)).status_code for page in PAGES} == {404}


@pytest.mark.parametrize(
    "page", ["look/9/", "questions/nowhere/", "words/xx/you/", "words/fr/nowhere/", "use/nowhere/"]
)
def test_what_is_not_there_is_not_found(office: Client, program: Program, page: str) -> None:
    assert office.get(name_page(program, page)).status_code == 404


def test_a_program_without_form_has_no_such_pages(client: Client) -> None:
    program, person = make_program(), make_person()
    make_role(person, Role.EDITOR, program=program)
    client.force_login(person)
    assert client.get(name_page(program)).status_code == 404


def test_the_page_lists_questions_in_order_with_the_plan_and_the_languages(office: Client, program: Program) -> None:
    page = text_of(office.get(name_page(program)))
    places = [page.index(one.label["en"]) for one in read(program).questions]
    assert places == sorted(places)
    assert "The more answers in common, the better: weight 400" in page
    assert "Nobody gets an earlier partner again." in page
    assert page.count(": complete") == 4


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_as_often_for_three_versions_as_for_one(
    office: Client, program: Program, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count - 1):
        services.seal_form(queries.newest_form(program), now=NOW)
        services.move_question(program, "city", step=1, by=None, now=NOW)
        make_round(program, form=queries.newest_form(program))
    with django_assert_num_queries(12):
        page = text_of(office.get(name_page(program)))
    assert page.count("form/look/") == count + 1


def test_questions_move_up_and_down_by_buttons(office: Client, program: Program) -> None:
    for to, order in (("up", ["city", "country"]), ("down", ["country", "city"]), ("away", ["country", "city"])):
        office.post(name_page(program, "questions/city/move/"), {"to": to})
        assert [one.name for one in read(program).questions][:2] == order


def test_a_question_goes_and_one_that_must_stay_says_why(office: Client, program: Program) -> None:
    for name in ("city", "sector", "country"):
        answer = office.post(name_page(program, f"questions/{name}/remove/"), follow=True)
        assert (read(program).find(name) is None) == (name == "city")
        page = text_of(answer)
        said = {"city": "The question is gone", "sector": "Take the wish away first", "country": "must stay"}
        assert said[name] in page


def test_saving_a_question_as_it_stands_changes_nothing(office: Client, program: Program) -> None:
    for question in load_template("librarians").form.questions:
        assert change(office, program, question.name).status_code == 302, question.name
    assert read(program) == load_template("librarians").form


def test_words_help_and_who_sees_an_answer_are_changed(office: Client, program: Program, director: Person) -> None:
    change(office, program, "city", label="Town", help="Or village", section="work", is_required="on", most="50")
    city = find(program, "city")
    assert (city.label["en"], city.label["fr"]) == ("Town", "Ville ou village")
    assert (city.help, city.section, city.is_required, city.most) == ({"en": "Or village"}, "work", True, 50)
    assert queries.newest_form(program).made_by == director


def test_answers_are_worded_ordered_added_and_taken_away_and_keep_their_codes(office: Client, program: Program) -> None:
    typed = {
        "option-0": "Studying",
        "option-1": "",
        "option-3-place": "1",
        "option-0-place": "2",
        "option-4": "Retired",
    }
    change(office, program, "stage", **typed)
    options = [(one.code, one.label["en"]) for one in find(program, "stage").options]
    assert options == [("late", "Late career"), ("student", "Studying"), ("mid", "Mid career"), ("retired", "Retired")]


def test_the_matching_is_set_in_words_or_by_a_number(office: Client, program: Program) -> None:
    change(office, program, "interests", weight="own", points="333")
    change(office, program, "wish_stage", asks=["same"], weight="50")
    assert (find(program, "interests").points, find(program, "wish_stage").points) == (333, 50)
    assert find(program, "wish_stage").asks == (Ask.ANY, Ask.SAME)


def test_no_preference_stays_possible_where_the_matching_looks(office: Client, program: Program) -> None:
    typed = {"use": "prefer-same", "weight": "250"}
    answer = change(office, program, "sector", **typed)
    assert answer.status_code == 422
    assert "people must be free to have no preference" in text_of(answer)
    change(office, program, "sector", **typed, **{"option-9": "No preference", "option-9-open": "on"})
    sector = find(program, "sector")
    assert (sector.use, sector.points, sector.options[-1].is_open) == (Use.PREFER_SAME, 250, True)


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("city", {"label": " "}, "required"),
        ("interests", {"weight": "own", "points": "0"}, "between 1 and 1000"),
        ("wish_stage", {"asks": []}, "required"),
        ("stage", {f"option-{number}": "" for number in range(9)}, "Please write the answers"),
        ("stage", {"option-0": "Mid  career"}, "The same answer stands here twice"),
        ("stage", {"option-0": "x" * 121}, "at most 120"),
        ("city", {"label": "x" * 201}, "at most 200"),
        ("city", {"help": "x" * 601}, "at most 600"),
    ],
)
def test_what_is_refused_is_said_and_nothing_is_saved(
    office: Client, program: Program, name: str, typed: dict[str, object], said: str
) -> None:
    answer = change(office, program, name, **typed)
    assert (answer.status_code, said in text_of(answer)) == (422, True)
    assert read(program) == load_template("librarians").form


def test_of_two_editors_the_second_sees_both_texts_and_may_then_save(office: Client, program: Program) -> None:
    path = name_page(program, "questions/city/")
    first, second = (read_form(office.get(path), path) for _ in range(2))
    office.post(path, first | {"label": "Town"})
    answer = office.post(path, second | {"label": "Village"})
    page = text_of(answer)
    assert (answer.status_code, find(program, "city").label["en"]) == (422, "Town")
    assert "Somebody else changed this" in page
    assert ("<bdi>Town</bdi>" in page, 'value="Village"' in page) == (True, True)
    office.post(path, read_form(answer, path))
    assert find(program, "city").label["en"] == "Village"


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("short", {}),
        ("several", {"answers": "Dogs\n\nCats"}),
        ("wish", {"about": "stage"}),
        ("consent", {}),
    ],
)
def test_a_question_is_added_once_and_then_shown_to_be_finished(
    office: Client, program: Program, kind: str, typed: dict[str, str]
) -> None:
    asked = {"label": "Pets?", "kind": kind, "section": "work", **typed}
    for _ in range(2):
        assert office.post(name_page(program, "add/"), asked).headers["Location"] == name_page(
            program, "questions/pets/"
        )
    assert [one.name for one in read(program).list_section("work")].count("pets") == 1
    assert office.get(name_page(program, "questions/pets/")).status_code == 200
    assert change(office, program, "pets", label="Animals?").status_code == 302


@pytest.mark.parametrize(
    ("kind", "said"),
    [("choice", "Please write the answers"), ("wish", "A wish needs a question"), ("country", "valid")],
)
def test_a_question_that_could_not_be_answered_is_not_added(
    office: Client, program: Program, kind: str, said: str
) -> None:
    answer = office.post(name_page(program, "add/"), {"label": "Pets?", "kind": kind, "section": "work"})
    assert (answer.status_code, said in text_of(answer)) == (422, True)
    assert read(program) == load_template("librarians").form


def test_changes_to_a_form_that_people_answer_make_a_version_and_the_open_round_takes_it_by_hand(
    office: Client, program: Program, version: FormVersion
) -> None:
    round_ = make_round(program, form=version, state=RoundState.OPEN, name="Spring")
    services.seal_form(version, now=NOW)
    assert "this version, so it stays as it is" in text_of(office.get(name_page(program)))
    office.post(name_page(program, "add/"), {"label": "Pets?", "kind": "short", "section": "work"})
    office.post(name_page(program, "questions/city/remove/"))
    assert "still asks the questions of version 1" in text_of(office.get(name_page(program)))
    page = office.get(name_page(program, f"use/{round_.slug}/")).content.decode()
    assert ("Pets?" in page, "City or town" in page, "Nothing that they wrote is lost" in page) == (True, True, True)
    office.post(name_page(program, f"use/{round_.slug}/"))
    round_.refresh_from_db()
    assert (round_.form, office.get(name_page(program, f"use/{round_.slug}/")).status_code) == (
        queries.newest_form(program),
        404,
    )


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("fr", "ltr"), ("ar", "rtl")])
def test_the_form_is_looked_at_in_any_language(office: Client, program: Program, language: str, direction: str) -> None:
    page = text_of(office.get(name_page(program, "look/"), {"language": language}))
    assert f'<div lang="{language}" dir="{direction}">' in page
    assert [one for one in read(program).questions if one.label[language] not in page] == []


def test_an_older_version_is_looked_at(office: Client, program: Program, version: FormVersion) -> None:
    services.seal_form(version, now=NOW)
    services.remove_question(program, "city", by=None, now=NOW)
    old, new = (text_of(office.get(name_page(program, f"look/{number}/"))) for number in (1, 2))
    assert ("City or town" in old, "There is a newer one" in old) == (True, True)
    assert ("City or town" in new, "There is a newer one" in new) == (False, False)


def test_words_are_translated_beside_the_programs_own(office: Client, program: Program) -> None:
    path = name_page(program, "words/fr/you/")
    page = office.get(path)
    assert ("City or town" in text_of(page), "Ville ou village" in text_of(page)) == (True, True)
    office.post(path, read_form(page, path) | {"word-city.label": "Ville", "word-title": ""})
    assert (find(program, "city").label["fr"], "fr" in read(program).sections[0].title) == ("Ville", False)
    assert "1 text is missing" in text_of(office.get(name_page(program)))
    own = name_page(program, "words/en/you/")
    office.post(own, read_form(office.get(own), own) | {"word-title": "About you"})
    assert read(program).sections[0].title["en"] == "About you"


def test_a_changed_original_is_said_until_its_translation_is_saved_again(office: Client, program: Program) -> None:
    change(office, program, "city", label="Village")
    assert text_of(office.get(name_page(program))).count("1 text is older than its original") == 3
    for language, typed in (("fr", {"word-city.label": "Village"}), ("es", {"kept-city.label": "yes"}), ("ar", {})):
        path = name_page(program, f"words/{language}/you/")
        page = office.get(path)
        assert text_of(page).count("The original has changed since.") == 1
        office.post(path, read_form(page, path) | typed)
        assert ("The original has changed since." in text_of(office.get(path))) == (language == "ar")
    words = text_of(office.get(name_page(program)))
    assert (words.count(": complete"), words.count("is older than its original")) == (3, 1)


def test_texts_are_named_in_words_by_question_and_long_help_has_lines(office: Client, program: Program) -> None:
    page = text_of(office.get(name_page(program, "words/fr/work/")))
    assert ("The question <" in page, "Help below it <" in page, "Answer 3 <" in page) == (True, True, True)
    titles = [f">{one.label['en']}</h2>" in page for one in read(program).list_section("work")]
    assert titles == [True] * len(titles)
    assert '<textarea class="short" id="word-help"' in page
    assert "sector.options" not in page.replace('"word-sector.options', "").replace('"of-sector.options', "").replace(
        '"seen-sector.options', ""
    )


def test_two_translators_of_one_text_see_both(office: Client, program: Program) -> None:
    path = name_page(program, "words/fr/you/")
    typed = read_form(office.get(path), path)
    office.post(path, typed | {"word-city.label": "Ville"})
    answer = office.post(path, typed | {"word-city.label": "Village"})
    page = text_of(answer)
    assert (answer.status_code, find(program, "city").label["fr"]) == (422, "Ville")
    assert ("<bdi>Ville</bdi>" in page, 'value="Village"' in page) == (True, True)
    office.post(path, read_form(answer, path))
    assert find(program, "city").label["fr"] == "Village"


def test_what_people_wrote_is_shown_and_never_run(office: Client, program: Program) -> None:
    evil = '"><script>x</script>'
    change(office, program, "city", label=evil, help=evil)
    pages = [office.get(name_page(program, page)).content.decode() for page in PAGES]
    assert [page for page in pages if "<script>x" in page] == []


def test_looking_changes_nothing(office: Client, program: Program) -> None:
    before = FormVersion.objects.get()
    for page in PAGES:
        office.get(name_page(program, page))
    after = FormVersion.objects.get()
    assert (after.document, after.sealed_at, after.made_at) == (before.document, before.sealed_at, before.made_at)


def test_every_fault_has_a_sentence_and_every_kind_and_use_a_name() -> None:
    assert (set(words.FAULTS), set(words.KINDS), set(words.USES)) == (set(FormFault), set(QuestionKind), set(Use))
    details: dict[str, str | int] = {"place": "city", "found": 5, "most": 4}
    said = [words.say_fault(Refused(Reason.FORM_WRONG, fault=fault.value, **details)) for fault in FormFault]
    assert [sentence for sentence in said if "%(" in sentence or not sentence.endswith(".")] == []
    assert "was saved" in words.say_fault(Refused(Reason.FORM_WRONG, fault="another", **details))
