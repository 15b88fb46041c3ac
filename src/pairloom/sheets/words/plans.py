"""Say a plan as sentences, for organisers and everybody who asks how the matching works."""

from pairloom.matching.plan import BEST, Criterion, GridRule, Plan, ShareRule
from pairloom.sheets.words.listing import join_words

_CRITERIA = {
    "interests": "Shared interests matter most to those who name any; three are enough.",
    "same_sector": "Who asks for the same type of library gets it where possible.",
    "other_sector": "Who asks to see another type of library gets it where possible.",
    "same_stage": "Who asks for the same stage of the career gets it where possible; one step away is better than two.",
    "more_experienced": "Who asks for a colleague with more experience gets one where possible.",
    "same_interests": "Who asks for shared interests has them counted again.",
    "my_language": "Who asks for a partner of the own language gets one where possible; good is as welcome as native.",
    "language_comfort": "A common language is better when both speak it well. Good is enough; native is no bonus.",
    "hours": "Three common hours a day are enough; more are no bonus.",
    "first_timer": "A first-timer with somebody who has taken part before, all else equal.",
    "other_region": "A little further away, all else equal.",
}
_DIFFER = {"country": "Partners always live in different countries."}
_SHARE = {"language": "They share a language that both speak at least a little and one speaks well."}


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
    return tuple((_say_criterion(criterion), criterion.points) for criterion in _sort_by_weight(plan))


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


def name_criterion(name: str) -> str:
    """Name a criterion in a few words, for a list of what somebody did not get."""
    return {
        "interests": "shared interests",
        "same_sector": "the same type of library",
        "other_sector": "another type of library",
        "same_stage": "the same stage of the career",
        "more_experienced": "more experience",
        "same_interests": "the same interests",
        "my_language": "a partner of the own language",
        "language_comfort": "a language both speak well",
        "hours": "three common hours",
        "first_timer": "a first-timer with a returner",
        "other_region": "another region",
    }.get(name, name.replace("_", " "))


def _sort_by_weight(plan: Plan) -> list[Criterion]:
    return sorted(plan.criteria, key=lambda criterion: -criterion.points)


def _say_criterion(criterion: Criterion) -> str:
    known = _CRITERIA.get(criterion.name)
    if known:
        return known
    asked = f" for those with “{criterion.when}”" if criterion.when else ""
    return f"“{criterion.name.replace('_', ' ').capitalize()}” counts{asked}."


def _say_share(rule: ShareRule) -> str:
    return _SHARE.get(rule.name, f"They share something in “{rule.name}”.")


def _say_grid(rule: GridRule) -> str:
    if rule.grid != "hours":
        return f"They reach at least {rule.at_least} in “{rule.name}”."
    waived = ", unless both prefer e-mail" if rule.waived else ""
    hours = f"They share at least {rule.at_least / 4:g} hours a day between 8:00 and 20:00"
    return f"{hours}, on every day of the round{waived}."
