"""Say to each partner why the two go together: what both share, the own wishes, and where little is known a question.

Nobody reads how well the match ranks, or which wish of the partner was missed.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pairloom.domain.pairs.wording.sides import Side, call, list_codes, name_options, tell_language
from pairloom.domain.pairs.wording.wishes import say_met, say_missed
from pairloom.domain.programs.catalogue import Question, choose_words
from pairloom.domain.programs.states import Ask, Use

FIRST_QUESTIONS: tuple[Promise, ...] = (
    gettext_lazy("What made you smile at work this week?"),
    gettext_lazy("What do you see from the window where you work?"),
    gettext_lazy("What did people ask you for today?"),
    gettext_lazy("What would you show a guest first in the place where you work?"),
    gettext_lazy("What did you learn this year that nobody had taught you?"),
)
INTERESTS = "interests"
Facts = Mapping[str, Any]
"""The facts of one member toward another: see pairs/states.py."""
NO_FACTS: Facts = {"shared": {}, "met": [], "missed": [], "languages": [], "quarters": 0, "letters": False, "thin": []}
"""Stands in where nothing is known of two people."""


def say_match(facts: Facts, *, reader: Side, partner: Side) -> list[str]:
    """Say why one partner was found for the reader, in the language that is on; there is always a sentence."""
    if not partner.shares:
        return [_say_plainly()]
    shared = say_shared(facts, reader=reader)
    said = [*(shared or _say_difference(reader, partner)), *say_wishes(facts, reader=reader, partner=partner)]
    return said or [_say_plainly()]


def say_match_of_three(facts: Mapping[int, Facts], *, reader: Side, partners: Sequence[Side]) -> list[str]:
    """Say why two partners were found for the reader: what all three share first, then the rest about each."""
    facts = _forget_what_one_meets(facts, partners)
    question = next((one for one in reader.form.questions if one.use is Use.OVERLAP), None)
    common = _find_common(facts, question, partners)
    if question is None or not common:
        return [_say_about(one, say_match(facts[one.number], reader=reader, partner=one)) for one in partners]
    first = _("All three of you care about this: %(things)s.") % {"things": name_options(question, common)}
    further = [(one, list(_say_further(facts[one.number], question, common, reader, one))) for one in partners]
    return [first, *(_say_about(one, reasons) for one, reasons in further if reasons)]


def say_shared(facts: Facts, *, reader: Side) -> list[str]:
    """Say what reader and partner answered alike."""
    named = [(reader.form.find(name), codes) for name, codes in facts["shared"].items()]
    return [_say_shared(question, codes) for question, codes in named if question is not None and codes]


def say_wishes(facts: Facts, *, reader: Side, partner: Side) -> list[str]:
    """Say which wishes of the reader this partner meets, and which not; never those of the partner."""
    languages = [(code, mine, theirs) for code, mine, theirs in facts["languages"]]
    met = [
        say_met(wish, Ask(ask), reader=reader, partner=partner, languages=languages)
        for wish, ask in facts["met"]
        if ask != Ask.ANY
    ]
    missed = [(wish, Ask(ask)) for wish, ask in facts["missed"] if ask != Ask.ANY]
    return [sentence for sentence in (*met, " ".join(say_missed(missed, reader=reader))) if sentence]


def ask_first_question(*members: Side) -> str:
    """Choose a question for the first letter, the same for all members."""
    return str(FIRST_QUESTIONS[sum(one.number for one in members) % len(FIRST_QUESTIONS)])


def _say_shared(question: Question, codes: Sequence[str]) -> str:
    things = name_options(question, codes)
    if question.name == INTERESTS:
        return _("You both care about this: %(things)s.") % {"things": things}
    label = choose_words(question.label, tell_language())
    return _("You gave the same answer to “%(question)s”: %(things)s.") % {"question": label, "things": things}


def _say_difference(reader: Side, partner: Side) -> list[str]:
    """Say what each cares about where nothing is shared, or give a question where nothing is known."""
    question = next((one for one in reader.form.questions if one.use is Use.OVERLAP), None)
    if question is None:
        return []
    own, theirs = list_codes(question, reader.answers), list_codes(question, partner.answers)
    if not own and not theirs:
        unknown = _("We do not know yet what the two of you care about most. Here is a question to begin with:")
        return [f"{unknown} {ask_first_question(reader, partner)}"]
    return [_say_two_worlds(name_options(question, own), name_options(question, theirs))]


def _say_two_worlds(own: str, theirs: str) -> str:
    if not own:
        return _("Your partner cares about %(theirs)s. Ask about that!") % {"theirs": theirs}
    if not theirs:
        return _("You care about %(own)s. Tell your partner why!") % {"own": own}
    return _("You care about %(own)s, your partner about %(theirs)s: each of you has something new for the other.") % {
        "own": own,
        "theirs": theirs,
    }


def _forget_what_one_meets(facts: Mapping[int, Facts], partners: Sequence[Side]) -> Mapping[int, Facts]:
    """Leave out of what a partner misses each wish that the other one meets: it was met."""
    met = [list(wish) for one in partners for wish in facts[one.number]["met"]]
    return {
        number: {**each, "missed": [wish for wish in each["missed"] if list(wish) not in met]}
        for number, each in facts.items()
    }


def _find_common(facts: Mapping[int, Facts], question: Question | None, partners: Sequence[Side]) -> list[str]:
    """Find what all three care about, as far as all agreed to show it."""
    if question is None or not all(one.shares for one in partners):
        return []
    first, *others = (facts[one.number]["shared"].get(question.name, []) for one in partners)
    return [code for code in first if all(code in codes for codes in others)]


def _say_further(facts: Facts, question: Question, common: Sequence[str], reader: Side, partner: Side) -> Iterator[str]:
    """Say what reader and partner share beside what all three do, and the reader's wishes."""
    codes = [code for code in facts["shared"].get(question.name, []) if code not in common]
    further = {**facts, "shared": {**facts["shared"], question.name: codes}}
    yield from say_shared(further, reader=reader)
    yield from say_wishes(facts, reader=reader, partner=partner)


def _say_about(partner: Side, reasons: Sequence[str]) -> str:
    return _("%(partner)s: %(reasons)s") % {"partner": call(partner), "reasons": " ".join(reasons)}


def _say_plainly() -> str:
    return _("You live in different countries, you share a language, and both of you want to learn from each other.")
