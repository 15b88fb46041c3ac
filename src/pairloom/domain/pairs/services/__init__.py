"""What pairs do: forecasts, the count of possible partners, questions that need the whole pool."""

from pairloom.domain.applications.services import bring_back, next_round_first, stand_by
from pairloom.domain.pairs.engine.children import SolvingError
from pairloom.domain.pairs.engine.counting import Abroad, Possible
from pairloom.domain.pairs.engine.matches.explaining import CostView, InsteadView, PairView, SideView, TrioOption
from pairloom.domain.pairs.engine.ruling import Weight
from pairloom.domain.pairs.services.agreeing import propose_agreement
from pairloom.domain.pairs.services.confirming import confirm_match, take_back_confirmation
from pairloom.domain.pairs.services.doubting import find_pool_doubts
from pairloom.domain.pairs.services.forecasting import (
    Running,
    begin_forecast,
    claim_order,
    finish_forecast,
    run_forecast,
)
from pairloom.domain.pairs.services.foretelling import Foretold, foretell_group
from pairloom.domain.pairs.services.introducing import close_pairs_called_off, introduce_due_rounds, introduce_round
from pairloom.domain.pairs.services.keeping_apart import keep_apart, lift_keeping_apart
from pairloom.domain.pairs.services.matches import (
    RunningMatch,
    begin_match_run,
    claim_match_run,
    drop_match_run,
    fail_match_run,
    finish_match_run,
    list_trio_options,
    note_match_progress,
    order_due_matches,
    order_match_run,
    view_instead,
    view_pair,
)
from pairloom.domain.pairs.services.ordering import order_forecast, order_nightly_forecasts
from pairloom.domain.pairs.services.parting import part_pairs, withdraw_from_round
from pairloom.domain.pairs.services.pooling import (
    count_people_abroad,
    count_possible_partners,
    forget_closed_pools,
    refresh_due_pools,
    refresh_pool,
)
from pairloom.domain.pairs.services.proving import take_proof
from pairloom.domain.pairs.services.reporting import note_reading, report_concern, settle_concern
from pairloom.domain.pairs.services.ruling import (
    forbid_pair,
    hold_match,
    list_round_weights,
    make_trio,
    pin_pair,
    pull_person,
    read_weights,
    take_back_ruling,
    weigh,
    weigh_all,
)
from pairloom.domain.pairs.services.stating import state_plan
from pairloom.domain.pairs.services.waiting import confirm_due_matches

__all__ = [
    "Abroad",
    "CostView",
    "Foretold",
    "InsteadView",
    "PairView",
    "Possible",
    "Running",
    "RunningMatch",
    "SideView",
    "SolvingError",
    "TrioOption",
    "Weight",
    "begin_forecast",
    "begin_match_run",
    "bring_back",
    "claim_match_run",
    "claim_order",
    "close_pairs_called_off",
    "confirm_due_matches",
    "confirm_match",
    "count_people_abroad",
    "count_possible_partners",
    "drop_match_run",
    "fail_match_run",
    "find_pool_doubts",
    "finish_forecast",
    "finish_match_run",
    "forbid_pair",
    "foretell_group",
    "forget_closed_pools",
    "hold_match",
    "introduce_due_rounds",
    "introduce_round",
    "keep_apart",
    "lift_keeping_apart",
    "list_round_weights",
    "list_trio_options",
    "make_trio",
    "next_round_first",
    "note_match_progress",
    "note_reading",
    "order_due_matches",
    "order_forecast",
    "order_match_run",
    "order_nightly_forecasts",
    "part_pairs",
    "pin_pair",
    "propose_agreement",
    "pull_person",
    "read_weights",
    "refresh_due_pools",
    "refresh_pool",
    "report_concern",
    "run_forecast",
    "settle_concern",
    "stand_by",
    "state_plan",
    "take_back_confirmation",
    "take_back_ruling",
    "take_proof",
    "view_instead",
    "view_pair",
    "weigh",
    "weigh_all",
    "withdraw_from_round",
]
