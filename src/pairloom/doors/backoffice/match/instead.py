"""Why two are not partners in a run, in words: the rule that forbids it, or what it would cost everybody."""

from typing import Any

from pairloom.look.hard_rules import say_rule


def describe_instead(view: Any) -> dict[str, object]:
    """Describe the answer: one sentence, and how each would be served."""
    return {
        "is_partner": view.is_partner,
        "broken": [say_rule(rule) for rule in view.broken],
        "cost": "",
    }
