"""A member of a pair as letters and pages speak of them, and small words that all sentences about partners use."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, reduce
from typing import Any

from babel.lists import format_list
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from pairloom.domain.core.wording import find_locale
from pairloom.domain.programs.catalogue import Form, Question, choose_words, list_templates, load_template

NAMED_AT_MOST = 4


@dataclass(frozen=True)
class Side:
    """One member of a pair: all that may be said to who reads about them.

    number    of the application
    answers   one's own where one reads about oneself; of a partner those that are shared
    shares    whether the person agreed that partners see name, address and answers; without it these are empty
    """

    number: int
    name: str
    country: str
    form: Form
    zone: str = ""
    is_zone_sure: bool = True
    address: str = ""
    shares: bool = True
    answers: Mapping[str, Any] = field(default_factory=dict)


def tell_language() -> str:
    """Tell which language is on."""
    return get_language() or "en"


def name_country(code: str) -> str:
    """Name a country in the language that is on; a code that is not known stays as it is."""
    return str(find_locale().territories.get(code, code))


def name_language(code: str) -> str:
    """Name a language in the language that is on; a code that is not known stays as it is."""
    return str(find_locale().languages.get(code, code))


def call(side: Side) -> str:
    """Call somebody by the name as they write it, else by the country."""
    return side.name or _("your partner in %(country)s") % {"country": name_country(side.country)}


def call_first(side: Side) -> str:
    """Call somebody at the beginning of a sentence, a heading or a row."""
    return side.name or _("Your partner in %(country)s") % {"country": name_country(side.country)}


def join(words: Sequence[str]) -> str:
    """Join words as a person would; with commas alone where a word holds an "and" of its own."""
    if any(_find_and() in word for word in words):
        return reduce(lambda first, more: _("%(first)s, %(more)s") % {"first": first, "more": more}, words)
    return format_list(list(words), locale=find_locale())


def name_options(question: Question, codes: Sequence[str]) -> str:
    """Name the options that were chosen, four at most; the rest is counted."""
    named = [name_option(question, code) for code in codes[:NAMED_AT_MOST]]
    further = len(codes) - NAMED_AT_MOST
    if further > 0:
        named.append(ngettext("%(number)s more", "%(number)s more", further) % {"number": further})
    return join(named)


def name_option(question: Question, code: str) -> str:
    """Name an option inside a sentence: words that ship begin small there, others stay as they were written."""
    label = read_label(question, code)
    is_shipped = label in _list_shipped(tell_language())
    return label[:1].lower() + label[1:] if is_shipped and not label[1:2].isupper() else label


def read_label(question: Question, code: str) -> str:
    """Read the words of an option as they stand in the form."""
    option = question.find_option(code)
    return code if option is None else choose_words(option.label, tell_language())


def list_codes(question: Question, answers: Mapping[str, Any]) -> list[str]:
    """List the options that somebody chose, in the order of the form; "no preference" says nothing."""
    given = answers.get(question.name)
    chosen = set(given if isinstance(given, list) else [given])
    return [option.code for option in question.options if option.code in chosen and not option.is_open]


def _find_and() -> str:
    """Find the word between the last two of a list, with the space before it: " and", " و"."""
    return format_list(["", ""], locale=find_locale()).rstrip() + ("" if tell_language().startswith("ar") else " ")


@cache
def _list_shipped(language: str) -> frozenset[str]:
    """List the words of the options of all templates in a language."""
    forms = (load_template(name).form for name in list_templates())
    options = (option for form in forms for question in form.questions for option in question.options)
    return frozenset(choose_words(option.label, language) for option in options)
