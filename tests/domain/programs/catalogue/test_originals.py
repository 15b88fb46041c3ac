"""Which translations are older than their original: noted while they stay, forgotten when they are written anew."""

from dataclasses import replace

from pairloom.domain.programs import catalogue
from pairloom.domain.programs.catalogue import Form, load_template, read_form, write_form

FORM = load_template("librarians").form
WORK = FORM.sections[1]


def reword(form: Form, language: str, **words: str) -> Form:
    """Word the texts of the page of work, and note what that makes older."""
    keys = {name.replace("__", "."): text for name, text in words.items()}
    section = next(one for one in form.sections if one.name == WORK.name)
    return catalogue.note_originals(form, catalogue.word_section(form, section, keys, language=language), own="en")


def list_old(form: Form, language: str = "fr") -> set[str]:
    """List what is out of date on the page of work."""
    return catalogue.list_outdated(form, WORK, language=language)


def test_all_translations_of_a_changed_text_are_out_of_date_and_no_other() -> None:
    changed = reword(FORM, "en", sector__label="Which library?", title="Work", sector__options__public="Public")
    keys = {"sector.label", "title", "sector.options.public"}
    assert [list_old(changed, language) for language in ("en", "es", "fr", "ar")] == [set(), keys, keys, keys]
    assert catalogue.list_outdated(changed, FORM.sections[0], language="fr") == set()


def test_a_text_is_up_to_date_when_it_is_written_anew_taken_away_or_its_original_is_back() -> None:
    changed = reword(FORM, "en", sector__label="Which library?")
    assert list_old(reword(changed, "fr", sector__label="Quelle bibliothèque ?")) == set()
    assert list_old(reword(changed, "fr", sector__label="")) == set()
    sector = FORM.find("sector")
    assert sector is not None
    assert reword(changed, "en", sector__label=sector.label["en"]) == FORM


def test_a_text_that_changes_again_stays_out_of_date() -> None:
    twice = reword(reword(FORM, "en", sector__label="Which library?"), "en", sector__label="What library?")
    assert list_old(twice) == {"sector.label"}


def test_a_text_is_said_to_fit_in_one_language() -> None:
    changed = reword(FORM, "en", sector__label="Which library?", title="Work")
    kept = catalogue.keep_words(changed, WORK, ["title"], language="fr")
    assert (list_old(kept), list_old(kept, "es")) == ({"sector.label"}, {"sector.label", "title"})
    assert set(catalogue.keep_words(kept, WORK, ["sector.label"], language="fr").made_from) == {"es", "ar"}


def test_what_is_noted_is_written_and_read_and_forms_without_it_have_none() -> None:
    changed = reword(FORM, "en", title="Work")
    assert read_form(write_form(changed)) == changed
    assert "made_from" not in write_form(FORM)
    assert read_form(write_form(replace(changed, made_from={}))).made_from == {}
