"""Say what partners propose for their pair: how often, how, in their own words, and when they are away."""

from collections.abc import Iterator
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pairloom.domain.core.wording import say_day
from pairloom.domain.pairs.rules.agreeing import Proposal
from pairloom.domain.pairs.states import Channel, Rhythm

RHYTHMS: dict[str, Promise] = {
    Rhythm.WEEKLY: gettext_lazy("every week"),
    Rhythm.FORTNIGHTLY: gettext_lazy("every two weeks"),
    Rhythm.MONTHLY: gettext_lazy("once a month"),
    Rhythm.OPEN: gettext_lazy("whenever it suits us"),
}
CHANNELS: dict[str, Promise] = {
    Channel.EMAIL: gettext_lazy("by e-mail"),
    Channel.VIDEO: gettext_lazy("by video call"),
    Channel.VOICE: gettext_lazy("by phone or voice messages"),
    Channel.CHAT: gettext_lazy("by chat"),
    Channel.OPEN: gettext_lazy("any way that works"),
}


def say_absence(first: date | None, last: date | None) -> str:
    """Say from when until when somebody is away; "" where they are not."""
    if first is None or last is None:
        return ""
    if first == last:
        return say_day(first)
    return _("%(first)s to %(last)s") % {"first": say_day(first), "last": say_day(last)}


def say_proposal(proposal: Proposal) -> str:
    """Say a whole proposal in the language that is on, one line a thing; what is left open is left out."""
    return "\n\n".join(_say_each(proposal)) or _("Everything is left open.")


def _say_each(proposal: Proposal) -> Iterator[str]:
    if proposal.rhythm:
        yield _("How often: %(rhythm)s") % {"rhythm": RHYTHMS[proposal.rhythm]}
    if proposal.channel:
        yield _("How: %(channel)s") % {"channel": CHANNELS[proposal.channel]}
    if absence := say_absence(proposal.away_from, proposal.away_until):
        yield _("Away: %(dates)s") % {"dates": absence}
    if proposal.words:
        yield proposal.words
