"""Say to somebody which of their own wishes about a partner were met, and which could not be."""

from collections.abc import Iterator, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pairloom.domain.pairs.wording.sides import Side, join, list_codes, name_language, name_options, tell_language
from pairloom.domain.programs.catalogue import Question, choose_words
from pairloom.domain.programs.states import Ask

Wish = tuple[str, Ask]
"""The question about which somebody wished something, by name, and what they asked."""
MET: dict[Wish, Promise] = {
    ("sector", Ask.SAME): gettext_lazy("You hoped for somebody from the same kind of workplace, and you have it."),
    ("sector", Ask.DIFFERENT): gettext_lazy(
        "You wanted to see another kind of workplace. That of your partner: %(answer)s."
    ),
    ("stage", Ask.SAME): gettext_lazy("You hoped for somebody at the same stage of the career, and so it is."),
    ("stage", Ask.MORE): gettext_lazy("You hoped for somebody who is further along in the career, and so it is."),
    ("interests", Ask.SAME): gettext_lazy("You asked for shared interests above all, and here they are."),
}
MET_BY_ASK: dict[Ask, Promise] = {
    Ask.SAME: gettext_lazy("You hoped for the same answer as yours to “%(question)s”, and so it is."),
    Ask.DIFFERENT: gettext_lazy("You hoped for another answer than yours to “%(question)s”. Theirs is: %(answer)s."),
    Ask.MORE: gettext_lazy("You hoped for somebody who is further along in “%(question)s”, and so it is."),
}
MISSED: dict[Wish, Promise] = {
    ("sector", Ask.SAME): gettext_lazy("You hoped for a partner from the same kind of workplace."),
    ("sector", Ask.DIFFERENT): gettext_lazy("You hoped for a partner from another kind of workplace."),
    ("stage", Ask.SAME): gettext_lazy("You hoped for a partner at the same stage of the career."),
    ("stage", Ask.MORE): gettext_lazy("You hoped for a partner who is further along in the career."),
    ("interests", Ask.SAME): gettext_lazy("You hoped for a partner who shares your interests."),
}
MISSED_BY_ASK: dict[Ask, Promise] = {
    Ask.SAME: gettext_lazy("You hoped for the same answer as yours to “%(question)s”."),
    Ask.DIFFERENT: gettext_lazy("You hoped for another answer than yours to “%(question)s”."),
    Ask.MORE: gettext_lazy("You hoped for somebody who is further along in “%(question)s”."),
    Ask.MINE: gettext_lazy("You hoped for a partner who speaks your language."),
}
ENGLISH = "en"
Languages = Sequence[tuple[str, str, str]]


def say_met(wish: str, ask: Ask, *, reader: Side, partner: Side, languages: Languages) -> str:
    """Say that a wish of the reader was met; "" where that says nothing."""
    if ask is Ask.MINE:
        return _say_own_language(languages)
    about = _find_about(wish, reader)
    if about is None:
        return ""
    words = MET.get((about.name, ask)) or MET_BY_ASK[ask]
    answer = name_options(about, list_codes(about, partner.answers))
    return str(words) % {"question": choose_words(about.label, tell_language()), "answer": answer}


def say_missed(wishes: Sequence[Wish], *, reader: Side) -> Iterator[str]:
    """Say to the reader alone which wishes of theirs could not be met, that we are sorry, and what helps."""
    hopes = [hope for wish, ask in wishes if (hope := _say_hope(wish, ask, reader=reader))]
    yield from hopes
    if hopes:
        yield _("We could not do that this time, and we are sorry.")
    asks = {ask for _wish, ask in wishes} if hopes else set()
    if Ask.MINE in asks:
        yield _("Short sentences and e-mail help when a language is new.")
    if Ask.SAME in asks:
        yield _("People who differ often have the most to show each other.")


def _say_hope(wish: str, ask: Ask, *, reader: Side) -> str:
    about = _find_about(wish, reader)
    if about is None:
        return ""
    words = MISSED.get((about.name, ask)) or MISSED_BY_ASK[ask]
    return str(words) % {"question": choose_words(about.label, tell_language())}


def _say_own_language(languages: Languages) -> str:
    """Name the languages in common that are the reader's own: native ones, without one all but English."""
    native = [code for code, mine, _theirs in languages if mine == "native"]
    own = native or [code for code, _mine, _theirs in languages if code != ENGLISH]
    named = join([name_language(code) for code in own]) if own else ""
    return (
        _("You hoped to use a language of your own, and you can: %(languages)s.") % {"languages": named} if own else ""
    )


def _find_about(wish: str, reader: Side) -> Question | None:
    """Find the question that a wish speaks about."""
    asked = reader.form.find(wish)
    return None if asked is None else reader.form.find(asked.about)
