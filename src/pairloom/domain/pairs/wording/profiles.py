"""Say who a partner is, with what they agreed to show, and how to reach them."""

from collections.abc import Iterator, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pairloom.domain.letters.wording.people import shorten, unlink
from pairloom.domain.pairs.wording.sides import Side, call, join, list_codes, name_country, name_option, tell_language
from pairloom.domain.programs.catalogue import Question, choose_words
from pairloom.domain.programs.catalogue.form import LISTED
from pairloom.domain.programs.states import QuestionKind

TEXTS = frozenset({QuestionKind.SHORT, QuestionKind.LONG})
CITY = "city"
BY_LETTERS = "letters"
"""Said where a letter speaks of hours."""
LABELS: dict[str, Promise] = {
    "sector": gettext_lazy("Works in: %(answer)s"),
    "stage": gettext_lazy("Career: %(answer)s"),
    "interests": gettext_lazy("Interests: %(answer)s"),
    "hours": gettext_lazy("Likes to talk: %(answer)s"),
    "about": gettext_lazy("In their own words: %(answer)s"),
    "learn": gettext_lazy("Wants to learn: %(answer)s"),
}
"""How answers to questions that ship are shown; those to others stand after the question."""


def say_profile(partner: Side, *, longest: int = 1_500) -> list[str]:
    """Say who a partner is, a line for each thing; a text of theirs is cut where it is longer than this."""
    country = name_country(partner.country)
    if not partner.shares:
        more = _("We may not tell you more: your partner has not agreed to it. You will hear the rest from each other.")
        return [_("Your partner in %(country)s") % {"country": country}, more]
    city = str(partner.answers.get(CITY) or "")
    place = _("%(city)s, %(country)s") % {"city": unlink(city), "country": country} if city else country
    return [unlink(partner.name) or _("Your partner"), place, *_list_answers(partner, longest)]


def say_contact(reader: Side, partners: Sequence[Side]) -> list[str]:
    """Say how to reach partners: by the address, or who must begin where an address may not be passed on."""
    open_ = [one for one in partners if one.address]
    lines = [_say_addresses(open_)] if open_ else []
    if open_ and not reader.shares:
        lines.append(_("You did not agree that we pass on your address, so you are the one who can begin."))
        lines.append(_("Or share your name, address and answers by one press on your page: the link is below."))
    return [*lines, *(_say_hidden(reader, one) for one in partners if not one.address)]


def _list_answers(partner: Side, longest: int) -> Iterator[str]:
    """List answers in the order of the form, times last."""
    for question in sorted(partner.form.questions, key=lambda one: one.kind is QuestionKind.HOURS):
        if question.is_shared and question.name != CITY and (answer := _say_answer(question, partner, longest)):
            yield _label(question) % {"answer": answer}


def _say_answer(question: Question, partner: Side, longest: int) -> str:
    """Say an answer; "" for kinds that stand elsewhere in a letter, and for no preference."""
    if question.kind in TEXTS:
        return unlink(shorten(" ".join(str(partner.answers.get(question.name) or "").split()), longest))
    if question.kind in LISTED:
        codes = [code for code in list_codes(question, partner.answers) if code != BY_LETTERS]
        return join([name_option(question, code) for code in codes]) if codes else ""
    return ""


def _label(question: Question) -> str:
    if question.name in LABELS:
        return str(LABELS[question.name])
    return choose_words(question.label, tell_language()).replace("%", "%%") + " %(answer)s"


def _say_addresses(partners: Sequence[Side]) -> str:
    if len(partners) == 1:
        return _("Please write within three days. The address: %(address)s") % {"address": partners[0].address}
    addresses = ", ".join(one.address for one in partners)
    return _("Please write within three days. The addresses: %(addresses)s") % {"addresses": addresses}


def _say_hidden(reader: Side, partner: Side) -> str:
    """Say what to do where the address of a partner may not be passed on."""
    if reader.shares:
        words = _(
            "We may not pass on the address of %(partner)s, who has yours and was asked to write first. "
            "If nothing has come after a week, answer this letter."
        )
    else:
        words = _(
            "Neither you nor %(partner)s agreed that we pass on an address. If you want to be in touch, open your page "
            "with the link below: one press there shares your name, address and answers."
        )
    return words % {"partner": call(partner)}
