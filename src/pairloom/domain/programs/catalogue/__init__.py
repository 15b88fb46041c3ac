"""The form as data, and the templates that programs begin with."""

from pairloom.domain.programs.catalogue.editing import (
    add_question,
    change_question,
    check_same_meaning,
    code_options,
    list_words,
    make_name,
    move_question,
    remove_question,
    word_section,
)
from pairloom.domain.programs.catalogue.form import Form, Option, Question, Section, Words, choose_words
from pairloom.domain.programs.catalogue.limits import check_new_words, find_most
from pairloom.domain.programs.catalogue.originals import keep_words, list_outdated, note_originals
from pairloom.domain.programs.catalogue.reading import ASKS, USES, check_form, read_form, write_form
from pairloom.domain.programs.catalogue.templates import list_templates, load_template
from pairloom.domain.programs.catalogue.topics import name_topic, read_topic, read_topic_titles

__all__ = [
    "ASKS",
    "USES",
    "Form",
    "Option",
    "Question",
    "Section",
    "Words",
    "add_question",
    "change_question",
    "check_form",
    "check_new_words",
    "check_same_meaning",
    "choose_words",
    "code_options",
    "find_most",
    "keep_words",
    "list_outdated",
    "list_templates",
    "list_words",
    "load_template",
    "make_name",
    "move_question",
    "name_topic",
    "note_originals",
    "read_form",
    "read_topic",
    "read_topic_titles",
    "remove_question",
    "word_section",
    "write_form",
]
