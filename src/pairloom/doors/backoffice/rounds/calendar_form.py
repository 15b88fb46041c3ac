"""The form of a round's calendar: a field for each date that is still to come, and one for each that may be added."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.programs import queries
from pairloom.domain.programs.models import CalendarEntry, Round
from pairloom.domain.programs.states import Moment, Planned
from pairloom.doors.backoffice.rounds.showing import is_over, name_date, name_dates, say_local, say_yours
from pairloom.look.names import MOMENTS
from pairloom.look.refusals import say_refusal

MANY = (Moment.TOPIC, Moment.CHECK_IN)
SPARE = (Moment.TOPIC, Moment.CHECK_IN, Moment.MID_SURVEY, Moment.NOTICE)
"""Dates that a round can do without."""
KEY = re.compile(rf"({'|'.join(Moment)})-([1-9][0-9]{{0,2}})")
AWAY, NEW = "-away", "-new"
NEW_NAMES = {
    Moment.TOPIC: gettext_lazy("One more topic"),
    Moment.CHECK_IN: gettext_lazy("One more time to ask how it goes"),
}


@dataclass(frozen=True)
class Row:
    """A date on the page: the field and whether to take it away, or only words where it can change no more."""

    name: str
    when: str = ""
    field: BoundField | None = None
    away: BoundField | None = None


class WallClockField(forms.Field):
    """Takes a day and a time without a zone: those of the program's clock."""

    default_error_messages: ClassVar = {
        "invalid": gettext_lazy("Please write a day and a time, like 2027-03-12 09:00.")
    }

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - what any field of Django takes
        widget = forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})
        super().__init__(widget=widget, **kwargs)

    def to_python(self, value: object) -> datetime | None:
        """Read what was typed, to the minute; years beyond all planning are refused."""
        typed = str(value or "").strip()
        if not typed:
            return None
        try:
            read = datetime.fromisoformat(typed).replace(second=0, microsecond=0)
        except ValueError as error:
            raise forms.ValidationError(self.error_messages["invalid"]) from error
        if read.tzinfo is not None or not 2000 <= read.year <= 2100:
            raise forms.ValidationError(self.error_messages["invalid"])
        return read


class CalendarForm(forms.Form):
    """Asks for all dates of a round that are still to come.

    A date that another organiser took away while the reader wrote keeps its field: nothing typed is lost.
    """

    def __init__(self, typed: Mapping[str, Any] | None, *, round_: Round, now: datetime) -> None:
        self.round, self.now = round_, now
        self.entries = {(Moment(one.moment), one.number): one for one in queries.calendar_of(round_)}
        self.fixed = {key for key, one in self.entries.items() if is_over(one, now=now)}
        self.titles = name_dates(self.entries.values(), program=round_.program)
        super().__init__(None if typed is None else self._complete(typed))
        self.keys = [*self.entries, *sorted(read_keys(typed or {}) - self.entries.keys())]
        for key in self.keys:
            if key not in self.fixed:
                self._add_date(key)
        for moment in SPARE:
            if moment in MANY or (moment, 1) not in self.keys:
                label = NEW_NAMES.get(moment, MOMENTS[moment])
                self.fields[f"{moment}{NEW}"] = WallClockField(label=label, required=False)

    def _complete(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        """Complete what was typed by the dates that another organiser added meanwhile."""
        return {write_key(key): write_local(entry) for key, entry in self.entries.items()} | {
            name: typed[name] for name in typed
        }

    def _add_date(self, key: tuple[Moment, int]) -> None:
        entry = self.entries.get(key)
        title = self.titles.get(key) or name_date(*key, topics={})
        self.fields[write_key(key)] = WallClockField(
            label=title,
            help_text=say_hint(entry),
            initial=queries.read_planned(entry).local if entry else None,
            required=False,
        )
        if key[0] in SPARE:
            words = _("Take this date away")
            tick = forms.CheckboxInput(attrs={"aria-label": f"{words}: {title}"})
            self.fields[write_key(key) + AWAY] = forms.BooleanField(label=words, required=False, widget=tick)

    def list_rows(self) -> list[Row]:
        """List the dates as they stand on the page."""
        return [self._make_row(key) for key in self.keys]

    def _make_row(self, key: tuple[Moment, int]) -> Row:
        name = write_key(key)
        if key in self.fixed:
            return Row(self.titles[key], when=say_local(queries.read_planned(self.entries[key]).local))
        return Row(str(self[name].label), field=self[name], away=self[name + AWAY] if key[0] in SPARE else None)

    def list_new(self) -> list[BoundField]:
        """List the fields for dates to be added."""
        return [self[name] for name in self.fields if name.endswith(NEW)]

    def list_others(self) -> list[tuple[str, str]]:
        """List what the calendar holds now where the reader typed otherwise, by name."""
        standing = [
            (self.titles[key], say_local(queries.read_planned(entry).local))
            for key, entry in self.entries.items()
            if key not in self.fixed and self[write_key(key)].value() != write_local(entry)
        ]
        gone = [key for key in self.keys if key not in self.entries]
        return standing + [(str(self[write_key(key)].label), _("taken away")) for key in gone]

    def clean(self) -> dict[str, Any]:
        """Say beside each date what is wrong with it."""
        chosen = super().clean() or self.cleaned_data
        if self.errors:
            return chosen
        self.planned = list(self._read_planned(chosen))
        for fault in queries.find_calendar_faults(self.round, self.planned, now=self.now):
            self._say(fault)
        return chosen

    def _read_planned(self, chosen: Mapping[str, Any]) -> Iterable[Planned]:
        """Read the calendar that the reader wants; a date to be added gets the next number."""
        for key in self.keys:
            name = write_key(key)
            local = queries.read_planned(self.entries[key]).local if key in self.fixed else chosen[name]
            if local is not None and not chosen.get(name + AWAY):
                yield Planned(local, *key)
        for moment in SPARE:
            local = chosen.get(f"{moment}{NEW}")
            if local is not None:
                yield Planned(local, moment, 1 + max((key[1] for key in self.keys if key[0] == moment), default=0))

    def _say(self, fault: Refused) -> None:
        name = write_key((fault.details.get("moment", ""), fault.details.get("number", 1)))
        fresh = f"{fault.details.get('moment')}{NEW}"
        place = name if name in self.fields else fresh if fresh in self.fields else None
        self.add_error(place, say_fault(fault))


def read_keys(typed: Iterable[str]) -> set[tuple[Moment, int]]:
    """Read which dates were typed from the names of their fields."""
    return {(Moment(found[1]), int(found[2])) for name in typed if (found := KEY.fullmatch(name))}


def write_key(key: tuple[object, object]) -> str:
    """Write the name of a date's field."""
    return f"{key[0]}-{key[1]}"


def write_local(entry: CalendarEntry) -> str:
    """Write a standing date as a browser sends it."""
    return queries.read_planned(entry).local.isoformat(timespec="minutes")


def say_hint(entry: CalendarEntry | None) -> str:
    """Say what a date is by the reader's own clock, where that differs."""
    yours = say_yours(entry) if entry else ""
    return _("By your clock: %(when)s") % {"when": yours} if yours else ""


def say_fault(fault: Refused) -> str:
    """Say what is wrong with one date."""
    if fault.reason != Reason.CALENDAR_ORDER:
        return say_refusal(fault)
    is_late = fault.details["moment"] == fault.details["then"]
    other, at = ("first", "first_at") if is_late else ("then", "then_at")
    words = {
        "what": MOMENTS[str(fault.details[other])],
        "when": say_local(datetime.fromisoformat(str(fault.details[at]))),
    }
    if is_late:
        return _("This must come after “%(what)s” (%(when)s).") % words
    return _("This must come before “%(what)s” (%(when)s).") % words
