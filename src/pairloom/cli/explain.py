"""Explain one person's partner from a certificate."""

from pairloom.cli.arguments import Arguments
from pairloom.cli.codes import FINE
from pairloom.cli.proofs import open_proof
from pairloom.cli.screen import say, show_progress
from pairloom.matching import solve
from pairloom.matching.check import check_certificate
from pairloom.matching.explain import explain_instead, measure_person
from pairloom.matching.restore import restore_result
from pairloom.matching.result import Result
from pairloom.sheets.words import explanations
from pairloom.sheets.words.silence import list_silent

CHECKED_UP_TO = 20_000


def run(arguments: Arguments) -> int:
    """Verify the certificate, then say why this partner, and what another one would cost."""
    certificate = open_proof(arguments.file)
    if len(certificate.get("pairs", ())) * 2 <= CHECKED_UP_TO:
        check_certificate(certificate)
    result = restore_result(certificate)
    person = arguments.person if arguments.person is not None else 0
    silent = list_silent(result.pool, result.plan)
    lines = explanations.explain_person(measure_person(result, person), result.plan, silent=silent)
    if arguments.instead is not None:
        lines = (*lines, *_explain_instead(result, person, arguments.instead))
    for line in lines:
        say(line)
    return FINE


def _explain_instead(result: Result, person: int, instead: int) -> tuple[str, ...]:
    with show_progress():
        reason = explain_instead(result, person, instead, solve=solve)
    return explanations.explain_instead(reason, silent=list_silent(result.pool, result.plan))
