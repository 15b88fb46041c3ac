"""Say how well two people know a language that both know: a whole sentence for each pair of levels.

Each is a sentence of its own, because in many languages the words for a level change with who knows it.
"""

from collections.abc import Iterator, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pairloom.domain.people.states import Level
from pairloom.look.templatetags.look import language_name

SENTENCES: dict[tuple[Level, Level], Promise] = {
    (Level.BASIC, Level.BASIC): gettext_lazy("%(language)s: both know a little of it."),
    (Level.BASIC, Level.GOOD): gettext_lazy("%(language)s: one knows a little, the other enough to work in it."),
    (Level.BASIC, Level.FLUENT): gettext_lazy("%(language)s: one knows a little, the other speaks it fluently."),
    (Level.BASIC, Level.NATIVE): gettext_lazy(
        "%(language)s: one knows a little, for the other it is their own language."
    ),
    (Level.GOOD, Level.GOOD): gettext_lazy("%(language)s: both know enough to work in it."),
    (Level.GOOD, Level.FLUENT): gettext_lazy(
        "%(language)s: one knows enough to work in it, the other speaks it fluently."
    ),
    (Level.GOOD, Level.NATIVE): gettext_lazy(
        "%(language)s: one knows enough to work in it, for the other it is their own language."
    ),
    (Level.FLUENT, Level.FLUENT): gettext_lazy("%(language)s: both speak it fluently."),
    (Level.FLUENT, Level.NATIVE): gettext_lazy(
        "%(language)s: one speaks it fluently, for the other it is their own language."
    ),
    (Level.NATIVE, Level.NATIVE): gettext_lazy("%(language)s: both have it as their own language."),
}
"""By the levels of the two, the lower first."""
ORDER = list(Level)


def say_tongues(languages: Sequence[Sequence[str]]) -> Iterator[str]:
    """Say the languages of two people with the level of each, the best to start with first."""
    for code, own, theirs in languages:
        yield _choose(own, theirs) % {"language": language_name(code)}


def _choose(own: str, theirs: str) -> str:
    """Choose the sentence; a level that we do not know any more is not said."""
    if not {own, theirs} <= set(Level):
        return _("%(language)s: both can use it.")
    lower, higher = sorted((Level(own), Level(theirs)), key=ORDER.index)
    return str(SENTENCES[lower, higher])
