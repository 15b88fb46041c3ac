"""Tests of rules in words."""

from pairloom.domain.core.errors import Reason, Refused
from pairloom.look.hard_rules import say_rule
from pairloom.look.refusals import say_refusal


def test_a_rule_is_said_in_words_also_one_of_the_program() -> None:
    assert say_rule("earlier") == "they have been partners before"
    assert say_rule("must_union") == "a rule of your program keeps them apart"


def test_a_refused_pair_names_the_rule() -> None:
    refusal = Refused(Reason.PAIR_NOT_POSSIBLE, rule="country")
    assert say_refusal(refusal) == "They cannot be partners: they live in the same country."
