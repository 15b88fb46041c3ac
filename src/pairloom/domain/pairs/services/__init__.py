"""What pairs do: forecasts, the count of possible partners, questions that need the whole pool."""

from pairloom.domain.applications.services import ask_to_relax, bring_back, next_round_first, stand_by
from pairloom.domain.pairs.engine.counting import Abroad, Possible
from pairloom.domain.pairs.engine.ruling import Weight
from pairloom.domain.pairs.services.agreeing import propose_agreement
from pairloom.domain.pairs.services.doubting import find_pool_doubts
from pairloom.domain.pairs.services.forecasting import (
    Running,
    begin_forecast,
    claim_order,
    finish_forecast,
    run_forecast,
)
from pairloom.domain.pairs.services.keeping_apart import keep_apart, lift_keeping_apart
from pairloom.domain.pairs.services.ordering import order_forecast, order_nightly_forecasts
from pairloom.domain.pairs.services.pooling import (
    count_people_abroad,
    count_possible_partners,
    forget_closed_pools,
    refresh_due_pools,
    refresh_pool,
)
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

__all__ = [
    "Abroad",
    "Possible",
    "Running",
    "Weight",
    "ask_to_relax",
    "begin_forecast",
    "bring_back",
    "claim_order",
    "count_people_abroad",
    "count_possible_partners",
    "find_pool_doubts",
    "finish_forecast",
    "forbid_pair",
    "forget_closed_pools",
    "hold_match",
    "keep_apart",
    "lift_keeping_apart",
    "list_round_weights",
    "make_trio",
    "next_round_first",
    "note_reading",
    "order_forecast",
    "order_nightly_forecasts",
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
    "take_back_ruling",
    "weigh",
    "weigh_all",
]
