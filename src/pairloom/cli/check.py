"""Verify a certificate."""

from pairloom.cli.arguments import Arguments
from pairloom.cli.codes import FINE
from pairloom.cli.proofs import open_proof
from pairloom.cli.screen import say, say_list
from pairloom.matching.certificate import NOTICE
from pairloom.matching.check import LevelVerdict, check_certificate
from pairloom.matching.result import Claim, Level
from pairloom.sheets.words.listing import count_people, count_things
from pairloom.sheets.words.proofs import say_level

FOR_THESE_ANSWERS = (
    "This proves the pairs for the answers in the file. It does not show that these are the answers of your people: "
    "compare the numbers and the pairs with your own list."
)


def run(arguments: Arguments) -> int:
    """Check the certificate and say what is proven; a wrong one raises ProofError."""
    certificate = open_proof(arguments.file)
    verdict = check_certificate(certificate)
    proven = "nothing better exists" if verdict.is_proven else "what it claims is true, though not all is proven best"
    say(f"Accepted: {proven}.")
    say(
        f"{count_people(verdict.people)}, {verdict.placed:,} with a partner. {count_things(verdict.checked, 'pair')} "
        f"checked against {count_things(verdict.proofs, 'proof')} in {verdict.seconds:.1f} seconds."
    )
    levels = [_read_level(level) for level in verdict.levels if level.claim != Claim.LOT]
    say_list([say_level(level, has_pins=bool(certificate["pinned"])) for level in levels])
    say(FOR_THESE_ANSWERS)
    say(NOTICE)
    return FINE


def _read_level(level: LevelVerdict) -> Level:
    return Level(Claim(level.claim), level.value, level.bound, level.at)
