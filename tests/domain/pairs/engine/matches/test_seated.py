"""What a match says of one person is what a seat keeps."""

from dataclasses import fields

from pairloom.domain.pairs.engine.matches.answers import COUNTED
from pairloom.domain.pairs.engine.matches.seated import Seated
from pairloom.domain.pairs.models import Seat


def test_every_field_of_a_seat_is_said() -> None:
    kept = {field.name for field in Seat._meta.fields} - {"id", "run"}
    assert {field.name for field in fields(Seated)} - COUNTED == kept
