"""Reads of programs: which there are, their settings, their newest form."""

import hashlib
from collections.abc import Iterable
from dataclasses import fields, replace
from decimal import Decimal

from django.db.models import Exists, OuterRef, Prefetch

from pairloom.domain.programs.models import FormVersion, Program, Round
from pairloom.domain.programs.states import ProgramSettings, RoundState


def find_program(slug: str) -> Program | None:
    """Find a program by the word in its addresses."""
    return Program.objects.filter(slug=slug).first()


def list_programs() -> list[Program]:
    """List all programs."""
    return list(Program.objects.order_by("slug"))


def programs_to_show() -> list[Program]:
    """List the programs that public pages speak of: those with a round that was not called off; one query."""
    rounds = Round.objects.filter(program=OuterRef("pk")).exclude(state=RoundState.CANCELLED)
    return list(Program.objects.filter(Exists(rounds)).order_by("slug"))


def list_programs_with_rounds(numbers: Iterable[int]) -> list[Program]:
    """List some programs by name, each with its rounds, newest first, and their calendars; three queries."""
    rounds = Round.objects.order_by("-id").prefetch_related("calendar")
    programs = Program.objects.filter(pk__in=list(numbers)).order_by("name", "id")
    return list(programs.prefetch_related(Prefetch("rounds", rounds)))


def newest_form(program: Program) -> FormVersion:
    """Find the newest version of a program's form; every program that was made by a service has one."""
    return program.forms.order_by("-number")[:1].get()


def read_settings(program: Program) -> ProgramSettings:
    """Read what organisers change of a program on one page."""
    return ProgramSettings(**{field.name: getattr(program, field.name) for field in fields(ProgramSettings)})


def read_settings_version(settings: ProgramSettings) -> str:
    """Tell by a short word which settings these are: another word means that somebody changed them."""
    exact = replace(settings, cap_share=settings.cap_share.quantize(Decimal("0.001")))
    return hashlib.sha256(repr(exact).encode()).hexdigest()[:16]
