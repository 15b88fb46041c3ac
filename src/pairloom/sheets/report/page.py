"""Write the report on a matched round: one page that carries everything it needs."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pairloom.matching.explain import Fairness
from pairloom.matching.plan import BEST
from pairloom.sheets.pairs.rows import UNREAD_OPTIONS
from pairloom.sheets.report import countries, figures, notable, threads
from pairloom.sheets.report.drawing import draw_histogram, trace_thread
from pairloom.sheets.report.worldmap import draw_map
from pairloom.sheets.round import MatchedRound
from pairloom.sheets.words import plans, proofs
from pairloom.sheets.words.hours import say_long_date
from pairloom.sheets.words.listing import count_people, count_things, join_words, say_share
from pairloom.sheets.words.names import name_country, name_person
from pairloom.sheets.words.partners import Meeting

LIST_LIMIT = 20
LEFT_LIMIT = 100
WORST_LIMIT = 10
LETTERS_SHOWN = 12
SMALL_ROUND = 200
BINS, SHARE_BINS = 20, 10
SECTIONS = (
    ("served", "How well people are served"),
    ("threads", "Threads between countries"),
    ("groups", "Group by group"),
    ("look", "Look before letters go out"),
    ("left", "Without a partner"),
    ("letters", "What the two read"),
    ("plan", "The plan, and the proof"),
)


def write_report(matched: MatchedRound, path: Path, *, fairness: Fairness | None = None) -> None:
    """Write the report to a file; ``fairness`` adds what the fairness of the plan costs."""
    path.write_text(render_report(matched, fairness=fairness), encoding="utf-8")


def render_report(matched: MatchedRound, *, fairness: Fairness | None = None) -> str:
    """Render the report as HTML without scripts or anything to load."""
    values = {
        **_describe_round(matched),
        **_describe_service(matched),
        **_describe_threads(matched),
        **_describe_people(matched),
        **_describe_plan(matched),
        "fairness": say_fairness(fairness) if fairness else "",
    }
    return _load_environment().get_template("report.html").render(values)


def say_fairness(fairness: Fairness) -> str:
    """Say what threshold and tiers cost everybody together, and what they bring to the people served least."""
    if fairness.price <= 0:
        return "nothing. Looking at the sum alone would serve the people at the end just as well."
    worst = f"the person served least gets {fairness.fair_worst:,} of {BEST:,} (otherwise {fairness.plain_worst:,})"
    below = [
        f"{_say_below(fairness.fair_below[tier])} below {tier} (otherwise {fairness.plain_below[tier]:,})"
        for tier in fairness.fair_below
        if fairness.fair_below[tier] != fairness.plain_below[tier]
    ]
    bought = f"{worst}, and {join_words(below)}" if below else worst
    return f"{100 * fairness.price:.2f} % of what everybody gets together. For that {bought}."


def _say_below(count: int) -> str:
    return f"{count_people(count)} {'is' if count == 1 else 'are'}" if count else "nobody is"


def choose_letters(meetings: Sequence[Meeting], *, most: int) -> list[Meeting]:
    """Choose pairs to show, evenly spread over the round; a trio is always among them."""
    if len(meetings) <= most:
        return list(meetings)
    trios = [meeting for meeting in meetings if len(meeting.members) > 2]
    step = len(meetings) / (most - len(trios))
    spread = [meetings[int(place * step)] for place in range(most - len(trios))]
    return [*trios, *(meeting for meeting in spread if meeting not in trios)]


@cache
def _load_environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("pairloom.sheets.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        count="{:,}".format,
        country=name_country,
        mean=figures.say_mean,
        name=name_person,
        share=say_share,
        trace=lambda thread: trace_thread(thread.begins, thread.ends, left=204, right=516),
    )
    return environment


def _describe_round(matched: MatchedRound) -> dict[str, Any]:
    result = matched.result
    placed = [member for meeting in matched.meetings for member in meeting.members]
    places = count_things(len({member.country for member in placed}), "country", "countries")
    headline = f"{count_people(len(placed))} from {places} have a partner" if placed else "Nobody has a partner yet"
    key = [
        ("people in the pool", f"{len(matched.people):,}"),
        ("pairs" + (" and a group of three" if result.trios else ""), f"{len(result.pairs):,}"),
        ("for the person served least; 1,000 is the own best", f"{result.worst_off:,}"),
        ("without a partner", f"{len(matched.unmatched):,}"),
    ]
    if matched.waiting:
        key.append(("on the waiting list", f"{len(matched.waiting):,}"))
    if matched.unread:
        key.append(("whose country we could not read", f"{len(matched.unread):,}"))
    return {
        "matched": matched,
        "result": result,
        "is_proven": proofs.is_settled(result),
        "title": f"{headline} · Pairloom",
        "headline": headline,
        "key": key,
        "sections": SECTIONS,
        "style": Markup(_load_style()),  # noqa: S704 - the style sheet is our own file
        "footer": f"Made by Pairloom. Seed {result.seed}, plan “{result.plan.name}”.",
    }


def _describe_service(matched: MatchedRound) -> dict[str, Any]:
    served = figures.list_served(matched)
    return {
        "proof": proofs.say_proof(matched.result),
        "tiers": proofs.say_tiers(matched.result),
        "people_counted": count_people(len(served)),
        "served": draw_histogram(figures.count_distribution(served, top=BEST, bins=BINS)),
        "shares": draw_histogram(figures.count_distribution(figures.list_shares(matched), top=100, bins=SHARE_BINS)),
        "bests": draw_histogram(figures.count_distribution(figures.list_own_bests(matched), top=BEST, bins=BINS)),
        "offer": figures.measure_offer(matched),
        "is_small": len(matched.people) < SMALL_ROUND,
        "by_country": figures.group_by_country(matched),
        "by_language": figures.group_by_language(matched),
        "by_experience": figures.group_by_experience(matched),
    }


def _describe_threads(matched: MatchedRound) -> dict[str, Any]:
    counted, between = threads.count_threads(matched), countries.count_country_threads(matched)
    return {
        "threads_intro": countries.say_threads(between),
        "map": draw_map(between),
        "joined": countries.list_joined(between),
        "strongest": countries.list_strongest(between),
        "threads": counted,
        "loom": threads.lay_out_loom(counted),
        "loom_description": f"{count_things(len(counted.regions), 'region')} on each side, joined by threads.",
        "chance": figures.compare_with_chance(matched),
    }


def _describe_people(matched: MatchedRound) -> dict[str, Any]:
    bridges, thin = notable.find_bridges(matched), notable.find_thin_pairs(matched)
    unsure, guessed = notable.find_unsure(matched), notable.count_unsure(matched)
    zones = f"{count_people(guessed)} with a partner gave no time zone that we can be sure of."
    depend = f"For {len(unsure):,} of them, another reading would leave too few common hours." if guessed else ""
    letters = choose_letters(matched.meetings, most=LETTERS_SHOWN)
    which = "All pairs" if len(letters) == len(matched.meetings) else f"{len(letters)} pairs, spread over the round"
    return {
        "look_intro": _say_what_to_look_at(bridges, thin, unsure),
        "worst": notable.find_worst_off(matched, most=WORST_LIMIT),
        "bridges": bridges,
        "thin": thin,
        "unsure": unsure,
        "unsure_intro": f"{zones} {depend}" if guessed else "Everybody's time zone is sure.",
        "limit": LIST_LIMIT,
        "left_limit": LEFT_LIMIT,
        "waiting_intro": f"{count_people(len(matched.waiting))} came after the places of their country were taken.",
        "unread_intro": f"{count_people(len(matched.unread))} took no part. {UNREAD_OPTIONS}",
        "letters": letters,
        "letters_intro": f"{which}. The file of pairs has these words for everybody.",
    }


def _say_what_to_look_at(bridges: Sequence[object], thin: Sequence[object], unsure: Sequence[object]) -> str:
    """Say in one line what there is to look at, what needs a question first."""
    counted = [
        count_things(len(unsure), "unsure answer to ask about", "unsure answers to ask about") if unsure else "",
        count_things(len(thin), "thin pair") if thin else "",
        count_things(len(bridges), "bridge") if bridges else "",
    ]
    found = join_words([each for each in counted if each])
    return f"In short: {found}." if found else "In short: no unsure answers, no thin pairs and no bridges."


def _describe_plan(matched: MatchedRound) -> dict[str, Any]:
    result = matched.result
    return {
        "rules": plans.list_rules(result.plan),
        "criteria": plans.list_criteria(result.plan),
        "order": plans.list_order(result.plan),
        "levels_intro": (
            "Each line is the best possible, given the lines before it."
            if proofs.is_settled(result)
            else "The search was stopped early: only lines that say “Proven” are the best possible."
        ),
        "levels": proofs.list_levels(result),
        "seed_sentence": proofs.say_seed(result),
        "dates_sentence": f"The round: {say_long_date(matched.starts_on)} to {say_long_date(matched.ends_on)}.",
    }


@cache
def _load_style() -> str:
    return (Path(__file__).parent / "templates" / "report.css").read_text(encoding="utf-8")
