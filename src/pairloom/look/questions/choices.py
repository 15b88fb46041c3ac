"""What can be chosen as the answer to a question, in the reader's words."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby

from django.utils.translation import gettext, gettext_lazy

from pairloom.domain.programs.catalogue import Form, Question, choose_words
from pairloom.domain.programs.states import Ask, QuestionKind
from pairloom.look.countries import Choice, list_countries
from pairloom.look.languages import LEVELS, list_languages
from pairloom.look.names import ASKS, ASKS_OF_LANGUAGES, ASKS_OF_SEVERAL
from pairloom.look.questions.shown import Showing, ShownChoice, ShownGroup, ShownRow
from pairloom.look.zones import list_zones
from pairloom.sheets.answers.zone_names import find_own_zones

ROWS, SPARE_ROWS, MOST_ROWS = 6, 2, 12
NOTHING_YET: Choice = ("", gettext_lazy("Please choose"))
Groups = tuple[ShownGroup, ...]


def list_options(question: Question, chosen: Collection[str], showing: Showing) -> Groups:
    """List the options of a question; one that may be left out, with no open option, has a choice for that."""
    words = [(one.code, choose_words(one.label, showing.language, showing.fallback)) for one in question.options]
    is_one = question.kind in {QuestionKind.CHOICE, QuestionKind.SCALE}
    if is_one and not question.is_required and not any(one.is_open for one in question.options):
        words.append(("", gettext("No answer")))
    return (_number(words, chosen),)


def _number(words: Iterable[tuple[str, object]], chosen: Collection[str]) -> ShownGroup:
    numbered = enumerate(words, start=1)
    return ShownGroup("", tuple(ShownChoice(code, label, code in chosen, number) for number, (code, label) in numbered))


def list_asks(question: Question, form: Form, chosen: str) -> Groups:
    """List what a wish may ask; who has not chosen yet has no preference."""
    about = form.find(question.about)
    words = {**ASKS, **_WORDS_BY_KIND.get(about.kind if about else QuestionKind.CHOICE, {})}
    asked = chosen or Ask.ANY.value
    return (_number([(ask.value, words[ask]) for ask in question.asks], {asked}),)


_WORDS_BY_KIND = {QuestionKind.SEVERAL: ASKS_OF_SEVERAL, QuestionKind.LANGUAGES: ASKS_OF_LANGUAGES}


def list_lands(chosen: str) -> Groups:
    """List all countries."""
    return mark_choices(list_countries(), chosen)


def list_clocks(country: str, chosen: str) -> Groups:
    """List time zones, those of a country first; not to know is an answer."""
    _unsure, *rest = list_zones()
    own = [(zone, zone.rpartition("/")[2].replace("_", " ")) for zone in find_own_zones(country)]
    near: list[Choice] = [(gettext("In your country"), own)] if own else []
    return mark_choices([("", gettext("I am not sure: take the one of my country")), *near, *rest], chosen)


def list_rows(known: Mapping[str, str]) -> tuple[ShownRow, ...]:
    """List rows for languages: those that are known, and empty ones after them."""
    filled = list(known.items())[:MOST_ROWS]
    count = max(ROWS, min(len(filled) + SPARE_ROWS, MOST_ROWS))
    padded = [*filled, *[("", "")] * (count - len(filled))]
    return tuple(
        ShownRow(number, mark_choices(list_languages(), code), mark_choices(LEVELS, level)[0].choices)
        for number, (code, level) in enumerate(padded, start=1)
    )


def mark_choices(choices: Iterable[Choice], chosen: str) -> Groups:
    """Mark what was chosen, once; what is not on the list stands on it too, for nothing that was written is lost."""
    left = {chosen}
    runs = groupby(choices, key=lambda choice: choice[0] if isinstance(choice[1], list) else None)
    groups = [_mark(heading or "", _list_pairs(run), left) for heading, run in runs]
    lost = [_mark("", [(chosen, chosen)], left)] if left else []
    return (*groups, *lost)


def _list_pairs(run: Iterable[Choice]) -> Iterator[tuple[str, object]]:
    for value, label in run:
        if isinstance(label, list):
            yield from label
        else:
            yield value, label


def _mark(heading: str, pairs: Iterable[tuple[str, object]], left: set[str]) -> ShownGroup:
    """Mark the choice that is left to mark; once it is marked none is left."""
    marked = []
    for code, words in pairs:
        marked.append(ShownChoice(code, words, is_chosen=code in left))
        left.discard(code)
    return ShownGroup(heading, tuple(marked))
