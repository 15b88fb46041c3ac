"""Forms of other professions, for tests."""

from typing import Any

from pairloom.domain.programs.catalogue import Form, read_form

SIZES = ("none", "small", "middle", "large")


def ask(name: str, kind: str, **others: Any) -> dict[str, Any]:
    """Write a question as JSON."""
    return {"name": name, "kind": kind, "section": "all", "label": {"en": f"{name.capitalize()}?"}, **others}


def offer(*codes: str, is_open: str = "") -> list[dict[str, Any]]:
    """Write options as JSON."""
    return [{"code": code, "label": {"en": code}, "is_open": code == is_open} for code in codes]


def make_form(*questions: dict[str, Any]) -> Form:
    """Make a form of country, languages and these questions."""
    always = (ask("home", "country"), ask("tongues", "languages"))
    return read_form({"sections": [{"name": "all", "title": {"en": "All"}}], "questions": [*always, *questions]})


def make_nurses_form() -> Form:
    """Make a form that uses every way in which answers can count."""
    return make_form(
        ask("ward", "choice", options=offer("child", "heart", "any", is_open="any"), use="prefer-same", points=120),
        ask("size", "scale", options=offer(*SIZES), use="prefer-different", points=80),
        ask("shift", "choice", options=offer("day", "night", "any", is_open="any"), use="must-share"),
        ask("employer", "choice", options=offer("state", "church", "firm"), use="must-differ"),
        ask("topics", "several", options=offer("pain", "birth", "age"), use="overlap", points=300),
        ask("tools", "several", options=offer("tablet", "paper"), use="must-share"),
        ask("wish_size", "wish", about="size", asks=["any", "same", "more"], use="as-wished", points=60),
        ask("wish_ward", "wish", about="ward", asks=["any", "different"], use="as-wished", points=60),
    )
