"""Letters as readers get them."""

import unicodedata
from dataclasses import replace
from html.parser import HTMLParser
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.letters.catalogue import KINDS, Form, LetterKind
from pairloom.domain.letters.wording import LANGUAGES, Footer, Rendered, Wording, load_wording, preview, render

FOOTER = Footer("Librarians Without Walls", "https://pairs.example.org", "https://pairs.example.org/unsubscribe/abc/")
WELCOME, NEWS = KINDS["welcome"], KINDS["news"]
LINK = {"link": "https://pairs.example.org/me/"}
HOSTILE = (
    *("{code}", "{{ settings.SECRET_KEY }}", "%s", "\ue000code\ue001", "[x](https://evil.example)", "<b>", "</div>"),
    *(
        "<script>alert(1)</script>",
        '"><img src=x>',
        "&lt;",
        "**bold**",
        "# head",
        "\r\nBcc: all@example.org",
        "a\n\n- b",
    ),
    *("\u202eevil", "\u2066", "\u2069\u2069", "\x00", "\ud800", "https://evil.example", "-- ", "`x`", "![x](y)"),
)
TYPED = st.lists(st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=()), max_size=12), max_size=4).map(
    "".join
)


class Structure(HTMLParser):
    """Collects the elements of a page and where they lead, without its words."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element; line breaks come with paragraphs that people type."""
        if tag != "br":
            self.elements.append((tag, tuple(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Keep the end of an element."""
        self.elements.append((f"/{tag}", ()))


def read_structure(html: str) -> list[tuple[str, tuple[tuple[str, str | None], ...]]]:
    """Read the elements of a page in order."""
    structure = Structure()
    structure.feed(html)
    structure.close()
    return structure.elements


def find(kind: LetterKind, language: str) -> Wording:
    """Find the shipped wording, which must be there."""
    wording = load_wording(kind.name, language)
    assert wording is not None
    return wording


def look(kind: LetterKind, language: str) -> Rendered:
    """Render the shipped wording with sample values."""
    return preview(kind, find(kind, language), language=language, signature="Molly", footer=FOOTER)


def write_welcome(body: str = "Hello {name},\n\n[Go]({link})", *, name: str = "Ana", language: str = "en") -> Rendered:
    """Render a welcome letter of this body."""
    wording = Wording("Welcome, {name}", body)
    return render(WELCOME, wording, LINK, language=language, signature="Molly", footer=FOOTER, name=name)


def test_a_letter_reads_well_as_plain_text() -> None:
    assert write_welcome().text == (
        "Hello Ana,\n\nGo:\nhttps://pairs.example.org/me/\n\n"
        "With warm regards,\nMolly\nLibrarians Without Walls\n\n-- \n"
        "You get this letter because you have an account with Librarians Without Walls.\n"
        "Librarians Without Walls · https://pairs.example.org\n"
    )


def test_names_in_subjects_are_closed_off() -> None:
    assert write_welcome().subject == "Welcome, \u2068Ana\u2069"


def test_somebody_without_a_name_is_greeted_without_a_gap() -> None:
    letter = write_welcome(name="")
    assert (letter.subject, letter.text.split("\n")[0]) == ("Welcome,", "Hello,")


def test_an_arabic_letter_runs_from_the_right_and_closes_foreign_names_off() -> None:
    letter = look(WELCOME, "ar")
    assert (letter.language, letter.direction) == ("ar", "rtl")
    assert '<html lang="ar" dir="rtl">' in letter.html
    assert "مرحبًا \u2068Amina Diallo\u2069،" in letter.text


def test_codes_read_from_the_left_and_links_stay_bare_so_that_they_can_be_copied() -> None:
    letter = look(KINDS["sign-in-code"], "ar")
    assert "\n\u200e418 207\n" in letter.text
    assert '<code dir="ltr"' in letter.html
    assert "\nhttps://pairs.example.org/me/\n" in look(WELCOME, "ar").text


def test_news_say_how_to_stop_them_and_other_letters_do_not() -> None:
    assert FOOTER.unsubscribe in look(NEWS, "en").text
    assert FOOTER.unsubscribe in look(NEWS, "en").html
    assert FOOTER.unsubscribe not in look(WELCOME, "en").text + look(WELCOME, "en").html


def test_news_without_a_way_to_stop_them_are_refused() -> None:
    with pytest.raises(Refused) as refusal:
        preview(NEWS, find(NEWS, "en"), language="en", signature="Molly", footer=replace(FOOTER, unsubscribe=""))
    assert refusal.value.details == {"name": "unsubscribe"}


def test_a_link_that_may_be_missing_takes_its_paragraph_with_it() -> None:
    values = {"headline": "Hi", "message": "One\n\nTwo"}
    letter = render(NEWS, find(NEWS, "en"), values, language="en", signature="Molly", footer=FOOTER)
    assert ("Read more" in letter.text, "Read more" in letter.html) == (False, False)
    assert letter.text.startswith("Hello,\n\nOne\n\nTwo\n\nWith warm regards,")
    assert "One<br><br>Two" in letter.html


@pytest.mark.parametrize(
    ("values", "reason", "name"),
    [
        ({}, Reason.PLACEHOLDER_MISSING, "link"),
        ({"link": " \n"}, Reason.PLACEHOLDER_MISSING, "link"),
        ({**LINK, "code": "1"}, Reason.PLACEHOLDER_UNKNOWN, "code"),
        ({"link": "javascript:alert(1)"}, Reason.LETTER_INVALID, "link"),
        ({"link": "https://a.org/ x"}, Reason.LETTER_INVALID, "link"),
        ({"link": 'https://a.org/"x'}, Reason.LETTER_INVALID, "link"),
        ({"link": f"https://a.org/{'x' * 500}"}, Reason.LETTER_INVALID, "link"),
    ],
)
def test_values_that_do_not_fit_are_refused_by_name(values: dict[str, str], reason: Reason, name: str) -> None:
    with pytest.raises(Refused) as refusal:
        render(WELCOME, find(WELCOME, "en"), values, language="en", signature="Molly", footer=FOOTER)
    assert (refusal.value.reason, refusal.value.details) == (reason, {"name": name})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_letter_is_light_and_loads_nothing_from_elsewhere(kind: LetterKind, language: str) -> None:
    letter = look(kind, language)
    tags = {tag for tag, _attributes in read_structure(letter.html)}
    assert len(letter.html.encode()) < 8_000
    assert tags & {"img", "link", "script", "iframe", "form", "object", "video", "audio", "base"} == set()
    assert "url(" not in letter.html
    assert "@media (prefers-color-scheme" in letter.html
    assert {mark for mark in letter.text + letter.html + letter.subject if unicodedata.category(mark) == "Co"} == set()


def test_the_style_stands_on_the_elements_themselves() -> None:
    assert '<body style="margin:0' in look(WELCOME, "en").html


@given(TYPED, TYPED, TYPED, TYPED, st.sampled_from(LANGUAGES))
def test_what_people_type_adds_no_element_link_header_or_placeholder(
    name: str, headline: str, message: str, program: str, language: str
) -> None:
    values = {"headline": "h" + headline, "message": "m" + message, "link": LINK["link"]}
    footer = replace(FOOTER, program="p" + program)
    letter = render(
        NEWS, find(NEWS, language), values, language=language, signature=f"M{name}", footer=footer, name=f"n{name}"
    )
    plain = {"headline": "h", "message": "m", "link": LINK["link"]}
    harmless = render(NEWS, find(NEWS, language), plain, language=language, signature="M", footer=FOOTER, name="n")
    assert read_structure(letter.html) == read_structure(harmless.html)
    assert {unicodedata.category(mark) for mark in letter.subject} & {"Cc", "Cs", "Co", "Zl", "Zp"} == set()
    assert len(letter.subject) <= 250
    for shown in (letter.subject, letter.text, letter.html):
        assert shown.count("\u2068") == shown.count("\u2069")
        shown.encode()


@given(st.text(st.characters(exclude_categories=()), min_size=200, max_size=400))
def test_no_name_makes_a_subject_too_long(name: str) -> None:
    wording = Wording("{name} " * 14, "[Go]({link})")
    letter = render(WELCOME, wording, LINK, language="en", signature="Molly", footer=FOOTER, name=name)
    assert len(letter.subject) <= 250


def test_typed_text_is_shown_as_it_was_typed() -> None:
    text = write_welcome("{name}\n\n[Go]({link})", name="*O'Brien* {code} <b> %s").text
    assert text.startswith("*O'Brien* {code} <b> %s\n")


@pytest.mark.slow
def test_five_thousand_five_hundred_letters_are_rendered_in_less_than_five_seconds() -> None:
    began = process_time()
    for number in range(5_500):
        look(WELCOME, LANGUAGES[number % len(LANGUAGES)])
    assert process_time() - began < 5


def test_only_lines_of_links_and_codes_have_a_form_of_their_own() -> None:
    forms = {form for kind in KINDS.values() for form in (place.form for place in kind.placeholders.values())}
    assert forms == set(Form)
