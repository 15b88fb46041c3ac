"""Read a form of a page as a browser does that sends it just as it stands."""

from html.parser import HTMLParser
from typing import Any

Typed = dict[str, Any]


class FormReader(HTMLParser):
    """Collects what the form with one action would send."""

    def __init__(self, action: str) -> None:
        super().__init__()
        self.action, self.is_inside = action, False
        self.typed: Typed = {}
        self.select, self.area = "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a field, as long as the form lasts."""
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.is_inside = given.get("action") == self.action
        if self.is_inside and tag in {"input", "select", "option", "textarea"}:
            getattr(self, f"note_{tag}")(given)

    def note_input(self, given: dict[str, str]) -> None:
        """Note what is typed, and every box that is ticked."""
        name, value = given["name"], given.get("value", "")
        if given["type"] not in {"checkbox", "radio"}:
            self.typed[name] = value
        elif "checked" in given:
            self.typed[name] = [*self.typed.get(name, []), value or "on"]

    def note_select(self, given: dict[str, str]) -> None:
        """Begin a list that opens."""
        self.select = given["name"]

    def note_option(self, given: dict[str, str]) -> None:
        """Take the first choice, or the one that is marked."""
        if "selected" in given or self.select not in self.typed:
            self.typed[self.select] = given["value"]

    def note_textarea(self, given: dict[str, str]) -> None:
        """Begin a text."""
        self.area = given["name"]
        self.typed[self.area] = ""

    def handle_endtag(self, tag: str) -> None:
        """End a text, or the form."""
        if tag == "textarea" and self.area:
            self.typed[self.area] = self.typed[self.area].removeprefix("\n")
            self.area = ""
        if tag == "form":
            self.is_inside = False

    def handle_data(self, data: str) -> None:
        """Read on in a text."""
        if self.area:
            self.typed[self.area] += data


def read_form(answer: Any, action: str) -> Typed:
    """Read what the form with an action would send, as the page stands."""
    reader = FormReader(action)
    reader.feed(answer.content.decode())
    return reader.typed
