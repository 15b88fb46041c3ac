"""Write what introductions say: to each member of a pair about the others, to who has no partner why and what comes."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache

from django.utils import timezone, translation

from pairloom.domain.applications.links import own_url
from pairloom.domain.applications.services.wordings import say_for
from pairloom.domain.applications.states import ApplicationState
from pairloom.domain.core.services import name_row
from pairloom.domain.core.wording import say_day
from pairloom.domain.letters.services import Reader
from pairloom.domain.letters.wording import LANGUAGES, list_fallbacks
from pairloom.domain.pairs.queries.introducing import PlannedPair, Unpartnered
from pairloom.domain.pairs.queries.sides import show_to_oneself, show_to_partners
from pairloom.domain.pairs.queries.standing import Mate
from pairloom.domain.pairs.rules.hours import open_clock, read_window
from pairloom.domain.pairs.services.introducing.grouping import is_by_letters, read_facts
from pairloom.domain.pairs.wording import Dated, Days, say_unplaced, say_what_next, write_dates
from pairloom.domain.pairs.wording.introductions import say_introduction, say_introduction_of_three
from pairloom.domain.people.models import Person
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.queries import calendar_of, name_topics, read_round_times
from pairloom.domain.programs.states import Moment


class Writer:
    """Writes the letters of one round; what all of them need is read once."""

    def __init__(self, round_: Round, *, now: datetime) -> None:
        self._round, self._now = round_, now
        self._times = read_round_times(round_)
        self._entries = calendar_of(round_)
        self._topics = name_topics(round_.program, self._entries)
        window = read_window(round_.program.plan)
        self._days = Days(self._times.meets_at.date(), self._times.ends_at.date(), window)
        self._write_file = lru_cache(maxsize=256)(self._write_calendar)

    def write_member(self, planned: PlannedPair, mate: Mate) -> Reader:
        """Write to one member of a pair or a trio about the others."""
        others = [one for one in planned.here if one is not mate]
        with translation.override(self._choose_language(mate.member.person)):
            return self._introduce(planned, mate, others)

    def write_unpartnered(self, one: Unpartnered) -> Reader:
        """Write to somebody without a partner."""
        person, state = one.application.person, ApplicationState(one.application.state)
        stands_by = state is not ApplicationState.WAITING
        with translation.override(self._choose_language(person)):
            until = say_for(self._times.half_at, one.application)
            values = {
                "round": self._round.name,
                "why": say_unplaced(one.why, is_left_alone=one.is_left_alone, has_met=one.has_met),
                "what_next": say_what_next(stands_by=stands_by, until=until),
                "link": own_url(),
            }
            return Reader(person, values, about=name_row(one.application), language=self._choose_language(person))

    def _introduce(self, planned: PlannedPair, mate: Mate, others: list[Mate]) -> Reader:
        reader, partners = show_to_oneself(mate), [show_to_partners(one) for one in others]
        facts = {one.application.pk: read_facts(mate, one) for one in others}
        by_letters = is_by_letters(planned.here)
        say = say_introduction if len(partners) == 1 else say_introduction_of_three
        said = say(facts, reader, partners, self._days, by_letters=by_letters, now=self._now)
        return self._address(planned, mate.member.person, said, zone=mate.zone)

    def _address(self, planned: PlannedPair, person: Person, said: Mapping[str, str], *, zone: str) -> Reader:
        with timezone.override(open_clock(zone)):
            ends = say_day(timezone.localtime(self._times.ends_at).date())
        language = self._choose_language(person)
        values = {**said, "round": self._round.name, "ends": ends, "link": f"{own_url()}partner/{self._round.slug}/"}
        file = self._write_file(language, self._list_days(zone))
        return Reader(person, values, about=name_row(planned.pair), language=language, attachment=file)

    def _write_calendar(self, _language: str, days: tuple[date, ...]) -> dict[str, str]:
        """Write the calendar file in the language that is on; `days` are those of the calendar's entries."""
        dated = [
            Dated(Moment(one.moment), one.number, day, self._find_topic(one.moment, one.number))
            for one, day in zip(self._entries, days, strict=True)
        ]
        program, slug = self._round.program.name, self._round.slug
        return write_dates(dated, program=program, slug=slug, link=own_url(), now=self._now)

    def _list_days(self, zone: str) -> tuple[date, ...]:
        """List the days of the calendar's entries as they are in a zone."""
        clock = open_clock(zone)
        return tuple(entry.due_at.astimezone(clock).date() for entry in self._entries)

    def _find_topic(self, moment: str, number: int) -> str:
        return self._topics.get(number, "") if moment == Moment.TOPIC else ""

    def _choose_language(self, person: Person) -> str:
        """Choose the first language of letters that suits: the reader's, else the program's, else English."""
        wished = list_fallbacks(person.language, self._round.program.language)
        return next(language for language in wished if language in LANGUAGES)
