"""Actions on people, verb first: each locks, asks a rule, saves and writes the journal in one transaction."""

from pairloom.domain.people.services.consents import give_consent, withdraw_consent
from pairloom.domain.people.services.crowds import Newcomer, forget_newcomers, register_people
from pairloom.domain.people.services.persons import (
    change_address,
    choose_language,
    choose_place,
    confirm_address,
    end_sessions,
    mark_reachable,
    mark_unreachable,
    register_newcomer,
    register_person,
    rename,
    set_languages,
)
from pairloom.domain.people.services.roles import direct_new_program, end_role, give_role

__all__ = [
    "Newcomer",
    "change_address",
    "choose_language",
    "choose_place",
    "confirm_address",
    "direct_new_program",
    "end_role",
    "end_sessions",
    "forget_newcomers",
    "give_consent",
    "give_role",
    "mark_reachable",
    "mark_unreachable",
    "register_newcomer",
    "register_people",
    "register_person",
    "rename",
    "set_languages",
    "withdraw_consent",
]
