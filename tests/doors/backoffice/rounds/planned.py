"""A planned round to test pages with."""

from datetime import date, timedelta

from django.test import Client

from pairloom import clock
from pairloom.domain.programs import services
from pairloom.domain.programs.models import Program, Round

Answers = dict[str, str]


def find_first_day() -> date:
    """Find a day some weeks from now."""
    return clock.now().date() + timedelta(days=21)


def make_round(program: Program, slug: str = "spring", *, opens_on: date | None = None) -> Round:
    """Make a round that opens in three weeks."""
    day = opens_on or find_first_day()
    return services.make_round(program, slug=slug, name="Spring", opens_on=day, now=clock.now())


def read_form(client: Client, path: str) -> Answers:
    """Read what a browser would send if somebody pressed without changing anything."""
    form = client.get(path).context["form"]
    version = client.get(path).context["version"]
    shown = {
        bound.html_name: bound.field.widget.format_value(bound.value()) for bound in form if "-away" not in bound.name
    }
    return {"version": version} | {name: flatten(value) for name, value in shown.items()}


def flatten(value: object) -> str:
    """Write a value as a form sends it; a list of one is that one."""
    first = value[0] if isinstance(value, list) and value else value
    return "" if first is None or first == [] else str(first)
