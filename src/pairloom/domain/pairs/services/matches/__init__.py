"""What is done with match runs: ordered, claimed by a worker, solved, stored, failed; and explained."""

from pairloom.domain.pairs.services.matches.claiming import claim_match_run, fail_match_run, note_match_progress
from pairloom.domain.pairs.services.matches.explaining import list_trio_options, view_instead, view_pair
from pairloom.domain.pairs.services.matches.finishing import finish_match_run
from pairloom.domain.pairs.services.matches.ordering import drop_match_run, order_due_matches, order_match_run
from pairloom.domain.pairs.services.matches.solving import RunningMatch, begin_match_run

__all__ = [
    "RunningMatch",
    "begin_match_run",
    "claim_match_run",
    "drop_match_run",
    "fail_match_run",
    "finish_match_run",
    "list_trio_options",
    "note_match_progress",
    "order_due_matches",
    "order_match_run",
    "view_instead",
    "view_pair",
]
