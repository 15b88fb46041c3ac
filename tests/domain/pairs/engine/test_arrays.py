"""The packed pool."""

import json
from io import BytesIO

import numpy as np

from pairloom.domain.pairs.engine.arrays import pack_pool, unpack_pool
from pairloom.domain.pairs.engine.columns import encode_people
from pairloom.domain.pairs.engine.reading import Entry, read_people
from pairloom.matching.values import read_rules
from pairloom.sheets.answers.zone_names import list_zones
from tests.domain.pairs.scenes import answer, gather

PEOPLE = [
    answer("SE", {"en": "good"}),
    answer("AU", {"en": "native"}, zone="Australia/Perth"),
    answer("IN", {"hi": "native", "en": "basic"}, hours=["letters"]),
    answer("", {}),
]


def test_unpacked_columns_tell_the_same_about_everybody() -> None:
    gathered = gather(PEOPLE, more_zones=list_zones())
    stored = unpack_pool(pack_pool(gathered))
    people = read_people([Entry(9, PEOPLE[0])], stored.form)
    pool = stored.join(encode_people(people, stored.form, stored.vocabulary, first=stored.people))
    assert (stored.people, stored.form, stored.plan) == (4, gathered.form, gathered.plan)
    for row in range(stored.people):
        found, wanted = read_rules(pool, stored.plan, row), read_rules(gathered.pool, gathered.plan, row)
        assert {name for name in wanted if not np.array_equal(found[name][:-1], wanted[name])} == set()


def test_hundreds_of_zones_become_some_dozen_codes() -> None:
    stored = unpack_pool(pack_pool(gather(PEOPLE, more_zones=list_zones())))
    assert len(stored.vocabulary.zones) > 500
    assert len(stored.hours) < 100


def test_no_number_name_or_address_is_packed() -> None:
    with np.load(BytesIO(pack_pool(gather(PEOPLE)))) as archive:
        kinds = {name.partition(".")[0] for name in archive.files}
        words = archive["words"].tobytes().decode()
    assert kinds == {"codes", "flags", "masks", "hours", "words"}
    assert json.loads(words).keys() == {"form", "plan", "countries", "regions", "languages", "zones"}


def test_a_pool_of_nobody_can_be_packed() -> None:
    assert unpack_pool(pack_pool(gather([]))).people == 0
