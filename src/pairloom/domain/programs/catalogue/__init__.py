"""The form as data, and the templates that programs begin with."""

from pairloom.domain.programs.catalogue.form import Form, Option, Question, Section, Words, choose_words
from pairloom.domain.programs.catalogue.reading import check_form, read_form, write_form
from pairloom.domain.programs.catalogue.templates import list_templates, load_template
from pairloom.domain.programs.catalogue.topics import name_topic, read_topic_titles

__all__ = [
    "Form",
    "Option",
    "Question",
    "Section",
    "Words",
    "check_form",
    "choose_words",
    "list_templates",
    "load_template",
    "name_topic",
    "read_form",
    "read_topic_titles",
    "write_form",
]
