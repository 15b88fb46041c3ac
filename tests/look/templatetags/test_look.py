"""Tests of pieces, and of dates and names in the reader's words."""

from datetime import UTC, date, datetime

import pytest
from django import forms
from django.template import Context, Template
from django.utils import timezone, translation

from pairloom.look.templatetags import look

NOON = datetime(2027, 3, 12, 12, 0, tzinfo=UTC)


def show(source: str, **words: object) -> str:
    """Render a piece of a template."""
    return Template("{% load look %}" + source).render(Context(words))


@pytest.mark.parametrize(
    ("language", "zone", "expected"),
    [
        ("en", "Africa/Nairobi", "12 March 2027, 15:00 (Nairobi)"),
        ("en", "UTC", "12 March 2027, 12:00 (UTC)"),
        ("es", "America/Lima", "12 de marzo de 2027, 7:00 (Lima)"),
        ("fr", "Europe/Paris", "12 mars 2027, 13:00 (Paris)"),
        ("ar", "UTC", "12 مارس 2027، 12:00 م (UTC)"),
    ],
)
def test_a_moment_is_told_in_the_readers_zone_which_is_named(language: str, zone: str, expected: str) -> None:
    with translation.override(language), timezone.override(zone):
        assert look.moment(NOON) == expected


def test_what_has_no_date_says_nothing() -> None:
    assert (look.moment(None), look.day(None)) == ("", "")
    assert look.day(date(2027, 3, 12)) == "12 March 2027"


def test_countries_languages_and_states_are_told_by_name_and_unknown_ones_by_code() -> None:
    assert (look.country_name("SN"), look.country_name("QQ")) == ("Senegal", "QQ")
    assert (look.language_name("wo"), look.language_name("qqq")) == ("Wolof", "qqq")
    assert (look.role_name("editor"), look.level_name("good"), look.consent_name("x")) == (
        "Editor",
        "well enough to work",
        "x",
    )


def test_pieces_escape_what_people_wrote() -> None:
    evil = "<script>x</script>"
    pieces = [
        show("{% notice kind %}{{ w }}{% endnotice %}", w=evil, kind='well" onclick="x'),
        show("{% card w %}{{ w }}{% endcard %}", w=evil),
        show("{% empty w %}{% endempty %}", w=evil),
        show("{% button w name=w value=w %}{% button w address=w %}", w=evil),
        show("{% steps w 1 %}", w=[evil]),
        show("{% table w w2 rows %}", w=evil, w2=[evil, evil], rows=[[evil, evil]]),
    ]
    assert [piece for piece in pieces if "<script" in piece or 'onclick="x' in piece] == []


class Asked(forms.Form):
    """A form with a hint and a box."""

    town = forms.CharField(help_text="Where you live")
    agrees = forms.BooleanField()


def test_a_field_ties_label_hint_and_error_to_its_input() -> None:
    form = Asked({})
    piece = show("{% field form.town %}", form=form)
    assert '<label for="id_town">Town</label>' in piece
    assert 'aria-describedby="id_town_helptext id_town_error"' in piece
    assert 'aria-invalid="true"' in piece
    assert piece.index('id="id_town_helptext"') < piece.index('id="id_town_error"') < piece.index("<input")


def test_a_box_stands_inside_its_label() -> None:
    piece = show("{% field form.agrees %}", form=Asked())
    assert piece.index('<label class="choice"') < piece.index("<input") < piece.index("</label>")


def test_steps_say_where_one_is() -> None:
    piece = show("{% steps names 2 %}", names=["Address", "Code"])
    assert '<li aria-current="step">2. Code</li>' in piece
    assert piece.count("aria-current") == 1


def test_a_row_of_a_table_names_each_cell_for_phones() -> None:
    piece = show("{% table 'Letters' headings rows %}", headings=["Kind", "State"], rows=[["news", "sent"]])
    assert '<th scope="row">news</th><td data-label="State">sent</td>' in piece
    with pytest.raises(ValueError, match="zip"):
        show("{% table 'Letters' headings rows %}", headings=["Kind", "State"], rows=[["news"]])
