"""Which addresses get no news."""

from datetime import timedelta

from pytest_django import DjangoAssertNumQueries

from pairloom.domain.letters.links import hash_address
from pairloom.domain.letters.queries.blocks import hashes_without_news
from pairloom.domain.letters.services import suppress_address
from pairloom.domain.letters.states import Block
from tests.makers import NOW, make_program


def test_all_blocks_that_stand_count_and_those_of_other_programs_do_not(
    db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    program, other = make_program(), make_program()
    suppress_address("here@example.org", block=Block.NO_NEWS, program=program, now=NOW)
    suppress_address("there@example.org", block=Block.NO_NEWS, program=other, now=NOW)
    suppress_address("dead@example.org", block=Block.BOUNCED, now=NOW)
    suppress_address("angry@example.org", block=Block.COMPLAINED, now=NOW)
    suppress_address("back@example.org", block=Block.BOUNCED, now=NOW, until=NOW + timedelta(days=1))
    with django_assert_num_queries(1):
        found = hashes_without_news(program, now=NOW + timedelta(days=2))
    assert found == {hash_address(f"{name}@example.org") for name in ("here", "dead", "angry")}
