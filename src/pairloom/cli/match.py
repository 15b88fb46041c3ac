"""Match the people of a form export, and write pairs, report and proof."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pairloom.cli.arguments import DEFAULT_PAIRS, Arguments
from pairloom.cli.codes import FINE, NOBODY_MATCHED
from pairloom.cli.outputs import prepare_outputs
from pairloom.cli.screen import say, say_list, show_progress
from pairloom.matching import solve
from pairloom.matching.certificate import write_certificate
from pairloom.matching.explain import Fairness, price_of_fairness
from pairloom.matching.plan import Plan, load_default_plan, load_plan
from pairloom.matching.problem import Pool
from pairloom.matching.result import Result
from pairloom.sheets.cap import Waiting, WaitingReason, apply_cap
from pairloom.sheets.cleaning import Cleaned, clean_table
from pairloom.sheets.days import choose_days
from pairloom.sheets.errors import SheetError
from pairloom.sheets.mapping import Field, Mapping, guess_mapping, open_mapping
from pairloom.sheets.mapping.mapping import NEEDED
from pairloom.sheets.pairs import list_outputs, write_pairs
from pairloom.sheets.people import Applicant
from pairloom.sheets.pool import build_pool
from pairloom.sheets.problems import ProblemKind, Weight
from pairloom.sheets.report import write_report
from pairloom.sheets.round import LARGEST_MEASURED, LeftOut, MatchedRound
from pairloom.sheets.tables import Table, read_table
from pairloom.sheets.tables.writing import check_suffix, name_file
from pairloom.sheets.words.hours import say_long_date
from pairloom.sheets.words.listing import count_people, count_things
from pairloom.sheets.words.names import Names, place_country
from pairloom.sheets.words.proofs import say_proof, say_seed, say_worst_off
from pairloom.sheets.words.reasons import say_one_country, say_unread

UNREAD_SHOWN = 10
PERSONAL = "These files are personal data. Keep them like the application form itself."
REPORT_SUFFIXES = (".html", ".htm")
CERTIFICATE_SUFFIXES = (".json.gz",)


@dataclass(frozen=True)
class Intake:
    """Hold everybody who takes part in the matching, who waits, and who could not be read."""

    cleaned: Cleaned
    accepted: tuple[Applicant, ...]
    waiting: tuple[Waiting, ...]
    starts_on: date
    ends_on: date


def run(arguments: Arguments) -> int:
    """Match, write what was asked for, and say in plain words what came out; gives a code of `codes`."""
    out = arguments.out or DEFAULT_PAIRS
    outputs = _list_outputs(arguments, out)
    plan = load_plan(arguments.plan) if arguments.plan else load_default_plan()
    table, mapping = _read(arguments, plan)
    prepare_outputs(outputs, inputs=[path for path in (arguments.file, arguments.mapping, arguments.plan) if path])
    intake = take_in(table, mapping, arguments)
    if arguments.report and len(intake.accepted) > LARGEST_MEASURED:
        found = count_people(len(intake.accepted))
        raise SheetError(f"A report can show at most {LARGEST_MEASURED:,} people, not {found}; please leave it out.")
    pool, _ = build_pool(intake.accepted, starts=intake.starts_on, ends=intake.ends_on)
    matched, fairness = _match(arguments, intake, pool, plan)
    written = list(write_pairs(matched, out))
    if arguments.report:
        with name_file(arguments.report):
            write_report(matched, arguments.report, fairness=fairness)
        written.append(arguments.report)
    if arguments.certificate and matched.result.is_exact:
        with name_file(arguments.certificate):
            write_certificate(matched.result, arguments.certificate)
        written.append(arguments.certificate)
    _say_summary(arguments, intake, matched, written)
    return FINE if matched.meetings else NOBODY_MATCHED


def take_in(table: Table, mapping: Mapping, arguments: Arguments) -> Intake:
    """Clean the export, apply the cap, and choose the days of the round."""
    cleaned = clean_table(table, mapping)
    accepted, waiting = apply_cap(cleaned.applicants, arguments.cap)
    starts_on, ends_on = choose_days(cleaned.applicants, starts=arguments.starts, ends=arguments.ends)
    return Intake(cleaned, accepted, waiting, starts_on, ends_on)


def _read(arguments: Arguments, plan: Plan) -> tuple[Table, Mapping]:
    """Read the export and how it is meant; raises SheetError where a column is missing that the plan needs."""
    table = read_table(arguments.file)
    mapping = open_mapping(arguments.mapping, table) if arguments.mapping else guess_mapping(table)
    if any(rule.wide.startswith(Field.LANGUAGES) for rule in plan.rules.share):
        mapping.check_has(table, *NEEDED, Field.LANGUAGES)
    return table, mapping


def _list_outputs(arguments: Arguments, out: Path) -> list[Path]:
    """List what will be written; raises SheetError for a name with an ending that tells something else."""
    wanted = (
        (arguments.report, "The report", REPORT_SUFFIXES),
        (arguments.certificate, "The certificate", CERTIFICATE_SUFFIXES),
    )
    for path, what, suffixes in wanted:
        if path and not path.is_dir():
            check_suffix(path, what, suffixes)
    return [*list_outputs(out), *(path for path, _what, _suffixes in wanted if path)]


def _match(arguments: Arguments, intake: Intake, pool: Pool, plan: Plan) -> tuple[MatchedRound, Fairness | None]:
    with show_progress() as progress:
        result = solve(pool, plan, seed=arguments.seed, seconds=arguments.seconds, gap=arguments.gap, progress=progress)
        fairness = price_of_fairness(result, solve) if arguments.report and _may_compare(result) else None
    return _make_round(intake, result), fairness


def _may_compare(result: Result) -> bool:
    """Tell whether another solve is worth its time: everything proven, and somebody has a partner."""
    return result.is_proven and result.is_exact and bool(len(result.pairs) or result.trios)


def _make_round(intake: Intake, result: Result) -> MatchedRound:
    return MatchedRound(
        result=result,
        people={person.number: person for person in intake.accepted},
        starts_on=intake.starts_on,
        ends_on=intake.ends_on,
        waiting=_list_waiting(intake.waiting),
        unread=_list_unread(intake),
        left_out=_list_left_out(intake.cleaned),
        names=Names(intake.cleaned.sector_labels),
    )


def _list_waiting(waiting: Sequence[Waiting]) -> tuple[tuple[Applicant, str], ...]:
    """List the people whose country was full, with the reason."""
    full = [one.applicant for one in waiting if one.reason == WaitingReason.COUNTRY_FULL]
    return tuple(
        (person, f"The places for {place_country(person.country)} were taken by people who applied earlier.")
        for person in full
    )


def _list_unread(intake: Intake) -> tuple[tuple[Applicant, str], ...]:
    """List the people whose country could not be read, with what they wrote and what it may be."""
    unread = [one.applicant for one in intake.waiting if one.reason == WaitingReason.COUNTRY_UNREAD]
    found = {
        problem.number: problem.suggestions
        for problem in intake.cleaned.problems
        if problem.kind is ProblemKind.COUNTRY_UNREADABLE
    }
    return tuple((person, say_unread(person.country_written, found.get(person.number, ()))) for person in unread)


def _list_left_out(cleaned: Cleaned) -> tuple[LeftOut, ...]:
    """List the rows that became nobody; people with a gap in their answers are applicants all the same."""
    return tuple(
        LeftOut(problem.row, "", problem.found, problem.sentence)
        for problem in cleaned.problems
        if problem.kind.weight == Weight.LEFT_OUT and problem.number is None
    )


def _say_summary(arguments: Arguments, intake: Intake, matched: MatchedRound, written: Sequence[Path]) -> None:
    result, cleaned = matched.result, intake.cleaned
    if only := say_one_country(matched.people, result.plan):
        say(only)
    say(f"{count_things(cleaned.rows, 'row')}, {count_people(len(cleaned.applicants))}: {_say_who_takes_part(matched)}")
    say(f"The round: {say_long_date(matched.starts_on)} to {say_long_date(matched.ends_on)}.")
    _say_unread(matched)
    trio = " and a group of three" if result.trios else ""
    say(f"{count_things(len(result.pairs), 'pair')}{trio}; {count_people(len(matched.unmatched))} without a partner.")
    say(say_proof(result))
    if matched.meetings:
        say(say_worst_off(result))
        say(say_seed(result))
    if arguments.certificate and not result.is_exact:
        say("No certificate was written: the search was stopped before there was anything to prove.")
    _say_questions(arguments, cleaned)
    say("Written:")
    say_list([str(path) for path in written])
    say(PERSONAL)


def _say_who_takes_part(matched: MatchedRound) -> str:
    countries = len({person.country for person in matched.people.values()})
    take = "takes" if len(matched.people) == 1 else "take"
    taking = f"{len(matched.people):,} from {count_things(countries, 'country', 'countries')} {take} part"
    waiting = (
        f", {len(matched.waiting):,} {'is' if len(matched.waiting) == 1 else 'are'} on the waiting list"
        if matched.waiting
        else ""
    )
    left_out = f"; {count_things(len(matched.left_out), 'row')} could not be used" if matched.left_out else ""
    return f"{taking}{waiting}{left_out}."


def _say_unread(matched: MatchedRound) -> None:
    """Say whose country could not be read, for they take no part until it is corrected."""
    if not matched.unread:
        return
    people = count_people(len(matched.unread))
    say(f"We could not read the country of {people}: correct it and match again.")
    said = [f"Row {person.row}: {reason}" for person, reason in matched.unread[:UNREAD_SHOWN]]
    more = len(matched.unread) - len(said)
    say_list([*said, *([f"{more:,} more: see the list of people without a partner"] if more else [])])


def _say_questions(arguments: Arguments, cleaned: Cleaned) -> None:
    questions = sum(problem.kind.weight == Weight.QUESTION for problem in cleaned.problems)
    if questions:
        asked = count_things(questions, "answer is", "answers are")
        say(f"{asked} not clear. To see which: pairloom inspect {arguments.file}")
