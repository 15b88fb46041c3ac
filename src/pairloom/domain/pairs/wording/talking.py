"""Say in which languages and at which hours partners can talk, or how letters work where they cannot."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from babel.dates import format_date, format_skeleton, format_time
from django.utils.translation import gettext as _

from pairloom.domain.core.wording import find_locale, name_city, name_locale
from pairloom.domain.pairs.rules.hours import Span, Stretch, open_clock
from pairloom.domain.pairs.rules.stretches import list_stretches
from pairloom.domain.pairs.wording.partners import Facts
from pairloom.domain.pairs.wording.profiles import BY_LETTERS
from pairloom.domain.pairs.wording.sides import Side, call, join, name_language
from pairloom.domain.programs.states import QuestionKind

SHORTEST = timedelta(hours=1)
FIRST_STEP = "basic"
"""The level at which somebody has only begun with a language; the word is never said."""


@dataclass(frozen=True)
class Days:
    """The days of a round, as dates, and the hours of the day between which people are up."""

    first: date
    last: date
    window: tuple[int, int]


def say_languages(facts: Facts, partner: Side, *, is_trio: bool = False) -> str:
    """Say which languages reader and partner can use, and with which to start."""
    named = [name_language(code) for code, _mine, _theirs in facts["languages"]]
    if not named:
        return ""
    sentence = _choose_sentence(len(named), is_trio=is_trio)
    said = sentence % {"languages": join(named), "first": named[0], "partner": call(partner)}
    if FIRST_STEP not in facts["languages"][0][1:]:
        return said
    advice = _("Take your time: short sentences and e-mail help.")
    return f"{said} {advice}"


def say_hours(reader: Side, partners: Sequence[Side], days: Days, *, by_letters: bool, now: datetime) -> list[str]:
    """Say which hours suit all over a round, on each one's clock, or what to do instead."""
    members = [reader, *partners]
    if not all(one.shares for one in partners) or not all(one.zone for one in members):
        return [_("Ask in your first letter which hours of the day are good for a talk.")]
    lines = [_say_now(members, now), *_say_stretches(members, days, by_letters=by_letters)]
    if not by_letters:
        lines += [_("%(partner)s prefers e-mail to calls.") % {"partner": call(one)} for one in _list_writers(partners)]
    if not reader.is_zone_sure:
        place = name_place(reader)
        lines.append(
            _("We took the clock of %(place)s for you. If that is wrong, tell your partner.") % {"place": place}
        )
    return lines


def name_place(side: Side) -> str:
    """Name the place whose clock somebody goes by: the city that the zone is called after."""
    return name_city(side.zone, name_locale())


def _list_writers(partners: Sequence[Side]) -> Iterator[Side]:
    """List the partners who told that they prefer letters."""
    for one in partners:
        asked = one.form.find_kind(QuestionKind.HOURS)
        if asked is not None and BY_LETTERS in (one.answers.get(asked.name) or ()):
            yield one


def _choose_sentence(count: int, *, is_trio: bool) -> str:
    if is_trio and count == 1:
        return _("With %(partner)s you can use %(languages)s.")
    if is_trio:
        return _("With %(partner)s you can use %(languages)s; %(first)s is the best to start with.")
    if count == 1:
        return _("You can both use %(languages)s.")
    return _("You can both use %(languages)s; %(first)s is the best to start with.")


def _say_now(members: Sequence[Side], now: datetime) -> str:
    """Say what the clocks show now; with the day of the week where it is not the same for all."""
    local = [now.astimezone(open_clock(one.zone)) for one in members]
    is_one_day = len({at.date() for at in local}) == 1
    clocks = [_say_at(one, at, is_one_day=is_one_day) for one, at in zip(members, local, strict=True)]
    return _("While we write this, it is %(clocks)s.") % {"clocks": join(clocks)}


def _say_at(side: Side, local: datetime, *, is_one_day: bool) -> str:
    day = "" if is_one_day else str(format_date(local, "EEEE", locale=find_locale()))
    words = {"day": day, "time": _write_time(local), "place": name_place(side)}
    return (_("%(time)s in %(place)s") if is_one_day else _("%(day)s, %(time)s in %(place)s")) % words


def _say_stretches(members: Sequence[Side], days: Days, *, by_letters: bool) -> Iterator[str]:
    if by_letters:
        yield _("You told us that e-mail suits you best, so no call is needed.")
        yield _advise_on_letters()
        return
    zones = tuple(one.zone for one in members)
    stretches = list_stretches(zones, days.first, days.last, window=days.window)
    if not any(_list_long(one) for one in stretches):
        yield _("When it is day where one of you lives, it is night for another, so letters will be easier than calls.")
        yield _advise_on_letters()
        return
    yield from (_say_stretch(one, members, is_first=one is stretches[0]) for one in stretches)


def _list_long(stretch: Stretch) -> list[Span]:
    return [span for span in stretch.spans if span.ends - span.begins >= SHORTEST]


def _say_stretch(stretch: Stretch, members: Sequence[Side], *, is_first: bool) -> str:
    spans = _list_long(stretch)
    hours = _(" or ").join(_say_span(span, members) for span in spans)
    if is_first:
        return _("Good hours for a talk: %(hours)s.") % {"hours": hours} if hours else _say_no_hours(stretch)
    day = format_skeleton("MMMMd", stretch.first, locale=find_locale())
    if not hours:
        return _("From %(day)s the clocks leave you no good hour: e-mail is easier then.") % {"day": day}
    return _("From %(day)s, when clocks change: %(hours)s.") % {"day": day, "hours": hours}


def _say_no_hours(stretch: Stretch) -> str:
    day = format_skeleton("MMMMd", stretch.last, locale=find_locale())
    return _("Until %(day)s your days hardly overlap: e-mail is easier.") % {"day": day}


def _say_span(span: Span, members: Sequence[Side]) -> str:
    """Say the same time on every clock: 8:00 to 11:00 in Warsaw is 17:00 to 20:00 in Brisbane."""
    own, *others = (_say_clock(span, one) for one in members)
    return _("%(own)s is %(theirs)s") % {"own": own, "theirs": join(others)}


def _say_clock(span: Span, side: Side) -> str:
    clock = open_clock(side.zone)
    begins, ends = (_write_time(at.astimezone(clock)) for at in (span.begins, span.ends))
    return _("%(begins)s–%(ends)s in %(place)s") % {"begins": begins, "ends": ends, "place": name_place(side)}


def _write_time(local: datetime) -> str:
    return str(format_time(local.time(), "short", locale=find_locale()))


def _advise_on_letters() -> str:
    return _(
        "Letters work well when they have a rhythm: agree on a day of the week, ask one or two questions in each, "
        "and add a photo or a short voice message now and then."
    )
