"""What should be asked about an application is found by its answers alone."""

from typing import Any

import pytest

from pairloom.domain.applications.rules.doubting import Finding, find_doubts, list_clocks, list_languages
from pairloom.domain.applications.states import DoubtKind
from tests.domain.applications.intake import ALL, load_form


@pytest.mark.parametrize(
    ("changes", "kinds"),
    [
        ({}, []),
        ({"country": "US"}, ["zone-unsure zone"]),
        ({"country": "US", "zone": "America/Denver"}, []),
        ({"country": "AR"}, []),
        ({"country": ""}, []),
        ({"languages": {}}, ["no-language languages"]),
        ({"wish_interests": "same"}, []),
        ({"wish_interests": "same", "interests": []}, ["contradiction wish_interests"]),
        ({"wish_stage": "more", "stage": "late"}, ["contradiction wish_stage"]),
        ({"wish_stage": "more", "stage": "mid"}, []),
        ({"wish_stage": "any", "stage": ""}, []),
        ({"wish_language": "mine", "languages": {}}, ["no-language languages", "contradiction wish_language"]),
    ],
)
def test_what_is_asked(changes: dict[str, Any], kinds: list[str]) -> None:
    assert [f"{one.kind} {one.about}" for one in find_doubts(load_form(), ALL | changes)] == kinds


def test_what_may_be_answered() -> None:
    found = find_doubts(load_form(), ALL | {"country": "CH", "languages": {}, "stage": "late", "wish_stage": "more"})
    assert found == [
        Finding(DoubtKind.NO_LANGUAGE, "languages", ("de", "fr", "it", "rm", "en")),
        Finding(DoubtKind.CONTRADICTION, "wish_stage", ("same", "any", "keep")),
    ]


def test_zones_that_always_agree_are_one_clock_and_the_main_one_comes_first() -> None:
    assert list_clocks("SE") == ("Europe/Stockholm",)
    assert list_clocks("US")[0] == "America/New_York"
    assert {"America/Denver", "America/Los_Angeles"} < set(list_clocks("US"))
    assert len(list_clocks("US")) <= 8
    assert list_clocks("") == ()


def test_everybody_may_answer_english() -> None:
    assert list_languages("") == ("en",)
    assert [country for country in ("GB", "KE", "SE", "JP") if "en" not in list_languages(country)] == []
