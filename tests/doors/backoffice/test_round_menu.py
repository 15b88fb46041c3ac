"""Tests of the list of pages of a round: each leads to a page that is there."""

from django.test import Client

from pairloom.domain.programs.models import Program
from pairloom.doors.backoffice.round_menu import list_program_pages, list_round_pages
from tests.doors.backoffice.rounds.planned import make_round


def test_every_page_of_a_round_and_its_program_opens(office: Client, program: Program) -> None:
    pages = list_round_pages(make_round(program))
    assert {str(page.name): office.get(page.address).status_code for page in pages} == {
        str(page.name): 200 for page in pages
    }


def test_the_pages_of_a_program_come_after_those_of_the_round(office: Client, program: Program) -> None:
    own = [page.address for page in list_program_pages(program)]
    assert [page.address for page in list_round_pages(make_round(program))][-len(own) :] == own
    assert office.get(own[0]).status_code == 200
