"""Let a storm go over a site, with kills in the middle of it, and compare receipts with rows."""

import json
import math
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from threading import Thread
from typing import Any

from tests.letters_faults.databases import Database
from tests.storm.browser import ASKED_TO_WAIT, LOST, Sample
from tests.storm.crowds import Order
from tests.storm.site import ROOT, Site

Row = dict[str, Any]
HOURLY, TIMES = 2_000, 10
STEADY = HOURLY / (59 * 60 + TIMES * 60)
"""Applicants a second in the last hour, when its last minute brings ten times as many: 2,000 in all."""
AFTER_KILL = 8.0
"""So many seconds after the site is ready again its other processes still load, and answers may be missing."""
TROUBLES = {LOST: "no answer", ASKED_TO_WAIT: "asked to wait", 503: "503"}
"""Troubles by name; whatever else is wrong with the site is 5xx."""
KILLS = {"answerer": Site.kill_answerer, "web": Site.kill_web}
FOUND = (
    "SELECT p.email, a.round_id, a.person_id, a.answers FROM applications_application a "
    "JOIN people_person p ON p.id = a.person_id WHERE p.email LIKE 'storm-%'"
)
SENT = "SELECT address, key FROM applications_draft WHERE sent_at IS NOT NULL AND address LIKE 'storm-%'"
TOLD = "SELECT COUNT(*) FROM letters_letter WHERE kind = 'application-received' AND address LIKE 'storm-%'"


@dataclass(frozen=True)
class Plan:
    """How long a storm lasts, how many come, and when what is killed, in parts of its time."""

    seconds: float = 600.0
    applicants_a_second: float = STEADY
    passers_a_second: float = 100.0
    last_seconds: float = 60.0
    kills: tuple[tuple[float, str], ...] = ((0.4, "answerer"), (0.95, "web"))


@dataclass(frozen=True)
class Kill:
    """One kill: what, when it came, and how long until the site said again that it was ready."""

    what: str
    at: float
    seconds: float


@dataclass
class Outcome:
    """What a storm left: how each press went, who holds a receipt, what was killed when."""

    samples: list[Sample] = field(default_factory=list)
    receipts: dict[str, str] = field(default_factory=dict)
    kills: list[Kill] = field(default_factory=list)


def storm(site: Site, slug: str, plan: Plan) -> Outcome:
    """Send both crowds at once, kill as planned, and wait until everybody has gone."""
    outcome = Outcome()
    orders = {
        "applicants": Order(site.port, slug, plan.seconds, plan.applicants_a_second, plan.last_seconds, TIMES),
        "passers": Order(site.port, slug, plan.seconds, plan.passers_a_second),
    }
    killer = Thread(target=kill_as_planned, args=(site, plan, outcome))
    with ExitStack() as stack:
        crowds = [stack.enter_context(send(name, order)) for name, order in orders.items()]
        killer.start()
        for crowd in crowds:
            gather(outcome, crowd.communicate()[0])
        killer.join()
    return outcome


def send(name: str, order: Order) -> "subprocess.Popen[str]":
    """Send a crowd from a process of its own."""
    command = [sys.executable, "-m", "tests.storm.crowds", name, json.dumps(asdict(order))]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def gather(outcome: Outcome, told: str) -> None:
    """Take what a crowd tells at its end; RuntimeError when it tells nothing, for then there is no figure."""
    if not told:
        raise RuntimeError("a crowd ended early")
    found: Row = json.loads(told)
    outcome.samples += [Sample(**one) for one in found["samples"]]
    outcome.receipts |= {one["address"]: one["number"] for one in found["receipts"]}


def kill_as_planned(site: Site, plan: Plan, outcome: Outcome) -> None:
    """Kill what the plan names, each at its time."""
    began = time.monotonic()
    for part, what in plan.kills:
        time.sleep(max(0.0, began + part * plan.seconds - time.monotonic()))
        at = time.monotonic()
        KILLS[what](site)
        site.wait_ready()
        outcome.kills.append(Kill(what, at, time.monotonic() - at))


def compare(outcome: Outcome, database: Database) -> Row:
    """Compare what people were told with what is stored; whatever is not equal is counted."""
    rows, sent = database.ask(FOUND), database.ask(SENT)
    stored = {str(email): read_answers(answers) for email, _round, _person, answers in rows}
    keys = {str(address): str(key).replace("-", "")[:8].upper() for address, key in sent}
    held = {address: number for address, number in outcome.receipts.items() if number}
    return {
        "applicants": len(outcome.receipts),
        "receipts": len(held),
        "rows": len(rows),
        "distinct": len({(round_, person) for _email, round_, person, _answers in rows}),
        "lost": len(held.keys() - stored.keys()),
        "unknown": len(stored.keys() - held.keys()),
        "wrong": sum(keys.get(address) != number for address, number in held.items())
        + sum(answers.get("about") != f"I am {address}." for address, answers in stored.items()),
        "letters": database.ask(TOLD)[0][0],
    }


def read_answers(answers: str | Row) -> Row:
    """Read answers as either database gives them."""
    found: Row = json.loads(answers) if isinstance(answers, str) else answers
    return found


def count_troubles(outcome: Outcome) -> Row:
    """Count answers with 5xx and answers that never came, near a kill and apart from one."""
    near, apart = Counter[str](), Counter[str]()
    for sample in outcome.samples:
        counted = near if is_near(sample, outcome.kills) else apart
        counted.update(TROUBLES.get(status, "5xx") for status in sample.statuses if is_trouble(status))
    return {"near_kills": dict(near), "apart": dict(apart)}


def is_trouble(status: int) -> bool:
    """Tell whether somebody has to press again."""
    return status in TROUBLES or status >= 500


def is_near(sample: Sample, kills: Sequence[Kill]) -> bool:
    """Tell whether a press was under way when something was killed, or soon after."""
    end = sample.at + sample.milliseconds / 1_000
    return any(sample.at <= kill.at + kill.seconds + AFTER_KILL and end >= kill.at for kill in kills)


def list_times(samples: Sequence[Sample]) -> list[Row]:
    """List how long each kind of press took: half, 95 and 99 of a hundred, the longest."""
    kinds = dict.fromkeys(sample.kind for sample in samples)
    rows = [describe(kind, sorted(one.milliseconds for one in samples if one.kind == kind)) for kind in kinds]
    return [describe("all", sorted(one.milliseconds for one in samples)), *rows]


def describe(kind: str, times: Sequence[float]) -> Row:
    """Describe the times of one kind, which stand in order."""
    parts = {"p50": 0.5, "p95": 0.95, "p99": 0.99, "most": 1.0}
    found = {name: round(times[math.ceil(part * len(times)) - 1], 1) for name, part in parts.items()}
    return {"kind": kind, "count": len(times), **found}
