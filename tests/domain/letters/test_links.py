"""Addresses and tokens that lead back to a letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from pairloom.domain.letters import links

NUMBERS = st.integers(min_value=1, max_value=2**62)


@given(purpose=st.sampled_from(links.PURPOSES), number=NUMBERS)
def test_an_address_leads_back_to_its_letter_whatever_its_capitals(purpose: links.Purpose, number: int) -> None:
    address = links.address_for(purpose, number)
    assert links.read_address(address) == (purpose, number)
    assert links.read_address(f"<{address.upper()}>") == (purpose, number)
    assert len(address.split("@")[0]) <= 64
    assert address == address.lower()


@given(number=NUMBERS, place=st.integers(min_value=0, max_value=40), mark=st.sampled_from("0123456789abcdefz-+@"))
def test_an_address_with_one_character_changed_is_not_ours(number: int, place: int, mark: str) -> None:
    address = links.address_for("reply", number)
    place %= len(address.split("@")[0])
    changed = address[:place] + mark + address[place + 1 :]
    if changed != address:
        assert links.read_address(changed) is None


@pytest.mark.parametrize(
    "address", ["", "reply", "reply@localhost", "hello@localhost", "reply+1-00@localhost", "reply+1-" + "0" * 24]
)
def test_what_is_no_address_of_ours_leads_nowhere(address: str) -> None:
    assert links.read_address(address) is None


def test_an_address_of_another_domain_leads_nowhere() -> None:
    assert links.read_address(links.address_for("bounce", 7).replace("@", "@evil.")) is None


def test_an_address_for_one_purpose_does_not_serve_another() -> None:
    assert links.read_address(links.address_for("bounce", 7).replace("bounce", "reply")) is None


@given(number=NUMBERS)
def test_a_token_to_unsubscribe_leads_back_to_its_letter(number: int) -> None:
    token = links.sign_unsubscribe(number)
    assert links.read_unsubscribe(token) == number
    assert links.unsubscribe_url(number).endswith(f"/unsubscribe/{token}/")


@pytest.mark.parametrize("token", ["", "1", "1-" + "0" * 24, "x" * 500, "../../etc"])
def test_a_forged_token_leads_nowhere(token: str) -> None:
    assert links.read_unsubscribe(token) is None


def test_a_new_secret_key_leaves_old_addresses_good_and_a_new_letters_key_does_not(settings: Settings) -> None:
    address = links.address_for("reply", 7)
    settings.SECRET_KEY = "another" * 8
    assert links.read_address(address) == ("reply", 7)
    settings.LETTERS_KEY = "another" * 8
    assert links.read_address(address) is None


def test_the_hash_of_an_address_is_the_same_however_it_is_written() -> None:
    hashed = links.hash_address("Amina@Bücher.example")
    assert hashed == links.hash_address(" amina@xn--bcher-kva.example ")
    assert hashed != links.hash_address("amina@example.org")
    assert "amina" not in hashed


def test_a_domain_that_cannot_be_written_still_has_a_hash() -> None:
    assert len(links.hash_address(f"a@{'ü' * 80}.example")) == 64
