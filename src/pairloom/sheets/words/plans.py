"""Say a plan as sentences, for organisers and everybody who asks how the matching works."""

from pairloom.matching.plan import BEST, Criterion, GridRule, Plan, ShareRule
from pairloom.sheets.words.criteria import QUARTERS_AN_HOUR, is_shipped, say_criterion
from pairloom.sheets.words.listing import join_words

_DIFFER = {"country": "Partners always live in different countries."}
_SPOKEN = {
    "languages_basic": "at least a little",
    "languages_good": "well",
    "languages_fluent": "fluently",
    "languages_native": "as a native language",
}
_LAST_IN_LINE = {
    "first_timer": "A first-timer with somebody who has taken part before, all else equal.",
    "other_region": "A little further away, all else equal.",
}


def list_rules(plan: Plan) -> tuple[str, ...]:
    """Say the hard rules: what must hold for every pair."""
    rules = plan.rules
    sentences = [_DIFFER.get(column, f"Partners always differ in “{column}”.") for column in rules.differ]
    sentences += [f"Partners always have the same “{column}”." for column in rules.same]
    sentences += [_say_share(rule) for rule in rules.share]
    sentences += [_say_grid(rule) for rule in rules.grid]
    return (*sentences, "Nobody meets an earlier partner again, or somebody whom an organiser has blocked.")


def list_criteria(plan: Plan) -> tuple[tuple[str, int], ...]:
    """Say what makes a pair good, with the points of each sentence, the weightiest first."""
    return tuple((_say_criterion(criterion, plan), criterion.points) for criterion in _sort_by_weight(plan))


def list_order(plan: Plan) -> tuple[str, ...]:
    """Say what matters first, in order."""
    objective, sentences = plan.objective, ["First, as many people as possible get a partner."]
    if objective.threshold:
        sentences.append(
            f"Then whoever is served least is served as well as possible, as a share of the own best ({BEST:,})."
        )
    if objective.tiers:
        tiers = join_words([str(tier) for tier in objective.tiers])
        sentences.append(f"Then as few people as possible are below {tiers}, one after the other.")
    if objective.percentile:
        sentences.append(
            f"Then as many as possible get a partner from the better {100 - objective.percentile} % of theirs."
        )
    sentences.append("Only then counts the sum over everybody.")
    return (*sentences, "What is still equal is decided by lot, from a published seed.")


def _sort_by_weight(plan: Plan) -> list[Criterion]:
    return sorted(plan.criteria, key=lambda criterion: -criterion.points)


def _say_criterion(criterion: Criterion, plan: Plan) -> str:
    """Say a criterion, and how it stands to the others: most points alone, or fewest."""
    points = [other.points for other in plan.criteria]
    is_most = len(points) > 1 and points.count(max(points)) == 1 and criterion.points == max(points)
    is_least = min(points) < max(points) and criterion.points == min(points)
    if is_least and is_shipped(criterion) and criterion.name in _LAST_IN_LINE:
        return _LAST_IN_LINE[criterion.name]
    if not is_most:
        return say_criterion(criterion)
    if criterion.name == "interests" and is_shipped(criterion):
        return "Shared interests matter most to those who name any; three are enough."
    return f"{say_criterion(criterion)} This has the most points."


def _say_share(rule: ShareRule) -> str:
    levels = list(_SPOKEN)
    if rule.wide in _SPOKEN and rule.narrow in _SPOKEN:
        both, one = sorted((rule.wide, rule.narrow), key=levels.index)
        more = f" and one speaks {_SPOKEN[one]}" if one != both else ""
        return f"They share a language that both speak {_SPOKEN[both]}{more}."
    if rule.wide == rule.narrow:
        return f"They share something in “{rule.name}”."
    return f"They share something in “{rule.name}”: in “{rule.wide}” of one and “{rule.narrow}” of the other."


def _say_grid(rule: GridRule) -> str:
    waived = f", unless both have “{rule.waived}”" if rule.waived else ""
    if rule.grid != "hours":
        return f"They reach at least {rule.at_least} in “{rule.name}”{waived}."
    if rule.waived == "prefers_email":
        waived = ", unless both prefer e-mail"
    hours = count_hours(rule.at_least / QUARTERS_AN_HOUR)
    return f"They share at least {hours} a day between 8:00 and 20:00, on every day of the round{waived}."


def count_hours(hours: float) -> str:
    """Count hours in words: 1 hour, 2.5 hours."""
    return f"{hours:g} {'hour' if hours == 1 else 'hours'}"
