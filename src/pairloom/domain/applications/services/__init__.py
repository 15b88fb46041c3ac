"""Actions on drafts and applications, verb first."""

from pairloom.domain.applications.services.changing import Changed, change_answers
from pairloom.domain.applications.services.closing import close_intake
from pairloom.domain.applications.services.confirming import confirm_application, send_confirm_link
from pairloom.domain.applications.services.doubting import answer_doubt, ask_doubts
from pairloom.domain.applications.services.drafting import begin_draft, delete_old_drafts, send_draft_link
from pairloom.domain.applications.services.noting import raise_doubt, settle_doubts
from pairloom.domain.applications.services.receiving import receive_application
from pairloom.domain.applications.services.reminding import remind_unconfirmed
from pairloom.domain.applications.services.replacing import replace_answers
from pairloom.domain.applications.services.saving import Saved, name_draft, save_section
from pairloom.domain.applications.services.setting_aside import bring_back, next_round_first, stand_by
from pairloom.domain.applications.services.settling import settle_draft
from pairloom.domain.applications.services.sharing import agree_to_share, stop_sharing
from pairloom.domain.applications.services.withdrawing import take_back_withdrawal, withdraw_application

__all__ = [
    "Changed",
    "Saved",
    "agree_to_share",
    "answer_doubt",
    "ask_doubts",
    "begin_draft",
    "bring_back",
    "change_answers",
    "close_intake",
    "confirm_application",
    "delete_old_drafts",
    "name_draft",
    "next_round_first",
    "raise_doubt",
    "receive_application",
    "remind_unconfirmed",
    "replace_answers",
    "save_section",
    "send_confirm_link",
    "send_draft_link",
    "settle_doubts",
    "settle_draft",
    "stand_by",
    "stop_sharing",
    "take_back_withdrawal",
    "withdraw_application",
]
