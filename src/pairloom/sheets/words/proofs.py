"""Say what is proven of a round, in one sentence for everybody and in one line for each level."""

from pairloom.matching.plan import BEST
from pairloom.matching.result import Claim, Level, Result
from pairloom.sheets.words.listing import count_people, count_things, join_words, say_share


def is_settled(result: Result) -> bool:
    """Tell whether nothing better exists; a lot that was cut short only chose among equals."""
    return all(level.is_proven for level in result.levels if level.claim != Claim.LOT)


def say_proof(result: Result) -> str:
    """Say in one sentence whether anything better is possible."""
    if not len(result.pairs) and not result.trios:
        if not result.find_level(Claim.PLACED).is_proven:
            return "No pair was found before the search was stopped. Give it more seconds."
        return "No pair is possible under this plan; that is certain, because every pair of people was looked at."
    people = count_people(len(result.pool))
    if not any(level.claim == Claim.SUM for level in result.levels):
        return f"This is a first way to pair {people}: the search was stopped before it could be made better."
    if not is_settled(result):
        return f"This is the best way found to pair {people}, not proven to be the best. {_say_open(result)}"
    refereed = (
        "an independent referee has checked every possible pair"
        if result.is_refereed
        else "it is not yet refereed: run “pairloom check” on the certificate"
    )
    return f"No other way to pair these {people} is better, and that is proven: {refereed}."


def say_worst_off(result: Result) -> str:
    """Say how the person served least fares, and how many people are below each tier."""
    least = "about " if not result.is_exact else ""
    tiers = f"; {say_tiers(result)}" if result.plan.objective.tiers else "."
    return f"The person served least has {least}{result.worst_off:,} of {BEST:,} of the own best{tiers}"


def say_seed(result: Result) -> str:
    """Say how ties were broken, and whether the same run gives the same pairs."""
    if not result.is_reproducible:
        return "The search was stopped by the clock, so another run may find other pairs."
    if is_settled(result) and result.find_level(Claim.LOT).is_proven:
        return f"Equally good solutions were told apart by lot from the seed {result.seed}: anyone can repeat it."
    return f"The same file and the seed {result.seed} give the same pairs again: anyone can repeat it."


def _say_open(result: Result) -> str:
    """Say the first level that is not proven, and how far it may be from the best; later ones depend on it."""
    level = next(level for level in result.levels if not level.is_proven)
    more = level.bound - level.value
    if level.claim == Claim.PLACED:
        return f"At most {count_things(more, 'more person', 'more people')} could have a partner."
    if level.claim == Claim.THRESHOLD:
        return f"The person served least has {level.value:,} of {BEST:,}; at most {level.bound:,} is possible."
    if level.claim in (Claim.TIER, Claim.PERCENTILE):
        where = f"{level.at:,} of {BEST:,}" if level.claim == Claim.TIER else "the better part of their choices"
        others = count_things(more, "more person", "more people")
        return f"Nobody else can get a partner; at most {others} could reach {where}."
    return f"The sum of how well people are served is at most {say_share(result.gap)} below what is possible."


def say_level(level: Level, *, has_pins: bool = False) -> str:
    """Say what one level of the objective reached; the threshold says nothing of people who are pinned."""
    sentence = _say_others(level) if has_pins and level.claim == Claim.THRESHOLD else _say_value(level)
    if level.is_proven:
        return f"{sentence} Proven."
    return f"{sentence} Not proven; more than {level.bound:,} is not possible."


def list_levels(result: Result) -> tuple[str, ...]:
    """Say each level in order but the lot, which only tells equals apart."""
    has_pins = any(level.claim == Claim.THRESHOLD and result.worst_off < level.value for level in result.levels)
    pinned = has_pins or len(result.pinned) > 0
    return tuple(say_level(level, has_pins=pinned) for level in result.levels if level.claim != Claim.LOT)


def _say_others(level: Level) -> str:
    return f"Everybody whom no organiser pinned gets at least {level.value:,} of {BEST:,} of the own best."


def say_tiers(result: Result) -> str:
    """Say how many people are below each tier of the plan."""
    counts = [(int(((result.rel >= 0) & (result.rel < tier)).sum()), tier) for tier in result.plan.objective.tiers]
    said = [f"{count_people(count) if count else 'nobody'} below {tier}" for count, tier in counts]
    return f"{join_words(said)}." if said else ""


def _say_value(level: Level) -> str:
    if level.claim == Claim.PLACED:
        return f"{count_people(level.value)} {'has' if level.value == 1 else 'have'} a partner."
    if level.claim == Claim.THRESHOLD:
        return f"Everybody gets at least {level.value:,} of {BEST:,} of the own best possible partner."
    if level.claim == Claim.TIER:
        return f"{count_people(level.value)} {'reaches' if level.value == 1 else 'reach'} {level.at:,} of {BEST:,}."
    if level.claim == Claim.PERCENTILE:
        better = 100 - (level.at or 0)
        have = "has" if level.value == 1 else "have"
        return f"{count_people(level.value)} {have} a partner from the better {better} % of their own possible ones."
    if level.claim == Claim.SUM:
        return f"The sum of how well people are served is {level.value:,}."
    return f"The lot gave {count_things(level.value, 'point')}."
