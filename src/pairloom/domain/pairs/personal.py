"""Declare what is personal in forecasts, match runs and pairs."""

from datetime import timedelta

from pairloom.domain.core.personal import Erasure, Impersonal, Personal, declare

YEAR = timedelta(days=365)
WHO = "to ask who did it; only a number, which erasure takes away"

declare(
    Impersonal(
        "pairs.Forecast",
        "numbers of applications and codes; the last one goes with the round",
    )
)
declare(
    Personal(
        model="pairs.ForecastOrder",
        path="ordered_by",
        fields={"ordered_by": "to ask who wanted a forecast that does not end; gone with the order when it is made"},
        harmless=frozenset({"id", "round", "ordered_at", "begun_at"}),
        retention=timedelta(days=1),
        erasure=Erasure.BLANK,
        reason="The others who wait for the forecast still want it.",
        blanks={"ordered_by": None},
    )
)
declare(
    Impersonal(
        "pairs.PoolArray",
        "columns of codes without numbers of people, made anew within the hour, deleted when the round closes",
    )
)
declare(
    Personal(
        model="pairs.MatchRun",
        path="ordered_by",
        fields={"ordered_by": WHO, "confirmed_by": WHO},
        harmless=frozenset(
            {
                "id",
                "round",
                "number",
                "state",
                "base",
                "seed",
                "plan",
                "rulings",
                "ordered_at",
                "begun_at",
                "seen_at",
                "ended_at",
                "tries",
                "step",
                "share_done",
                "trouble",
                "snapshot_sha256",
                "proof_sha256",
                "versions",
                "people",
                "placed",
                "is_proven",
                "is_refereed",
                "outcome",
                "confirmed_at",
            }
        ),
        retention=3 * YEAR,
        erasure=Erasure.BLANK,
        reason="What was proven about a round stays true when the person who ordered it has left.",
        blanks={"ordered_by": None, "confirmed_by": None},
    )
)
declare(
    Personal(
        model="pairs.RunFile",
        path="run__seats__application__person",
        fields={"content": "to check the proof of a match, and to solve it again to the same pairs: codes and prices"},
        harmless=frozenset({"id", "run", "kind"}),
        retention=YEAR,
        erasure=Erasure.KEEP,
        reason="It holds no name, address or text; without the rows that link a number to a person it names nobody.",
    )
)
declare(
    Personal(
        model="pairs.Seat",
        path="application__person",
        fields={
            "application": "to show organisers who would meet whom before they say yes",
            "group": "likewise",
            "country": "to show how countries are served",
            "rel": "to find who is served worst",
            "rank": "likewise",
            "share": "likewise",
            "options": "likewise",
            "best_of_ideal": "likewise",
            "why": "to find out what would help somebody without a partner",
            "is_bridge": "to look after people on whom others depend",
            "is_thin": "to give a first question to those of whom we know little",
            "is_unsure": "to ask what is unsure",
            "is_pinned": "to show what a human decided",
            "facts": "to say why two people were brought together",
        },
        harmless=frozenset({"id", "run"}),
        retention=YEAR,
        erasure=Erasure.DELETE,
    )
)
declare(
    Personal(
        model="pairs.Ruling",
        path="one__person",
        fields={
            "one": "an organiser's word about a pair or a person, for the match of a round",
            "other": "likewise",
            "third": "likewise",
            "key": "likewise: holds numbers of applications",
            "made_by": WHO,
            "taken_back_by": WHO,
        },
        harmless=frozenset({"id", "round", "kind", "criterion", "points", "made_at", "taken_back_at"}),
        retention=YEAR,
        erasure=Erasure.DELETE,
    )
)
declare(
    Impersonal(
        "pairs.Pair",
        "when a group began and ended; who is in it stands in its members, and an empty one names nobody",
    )
)
declare(
    Personal(
        model="pairs.Member",
        path="person",
        fields={
            "person": "to know who met whom, so that nobody meets the same partner twice",
            "application": "likewise",
            "facts": "to say why they were brought together",
            "left_at": "to know who is in the pair now",
        },
        harmless=frozenset({"id", "pair", "round"}),
        retention=None,
        erasure=Erasure.DELETE,
    )
)
declare(
    Personal(
        model="pairs.Agreement",
        path="member__person",
        fields={
            "rhythm": "to tell the partner how often",
            "channel": "to tell the partner how",
            "words": "to tell the partner the rest",
            "away_from": "to tell the partner when somebody is away",
            "away_until": "likewise",
            "changed_at": "to show what is new",
        },
        harmless=frozenset({"id", "member", "version"}),
        retention=YEAR,
        erasure=Erasure.DELETE,
    )
)
declare(
    Personal(
        model="pairs.Concern",
        path="member__person",
        fields={
            "kind": "to help when something is wrong in a pair",
            "words": "likewise; read by the people of the program who look after it, never by the partner",
            "made_at": "likewise",
            "settled_by": WHO,
        },
        harmless=frozenset({"id", "member", "settled_at"}),
        retention=YEAR,
        erasure=Erasure.DELETE,
    )
)
declare(
    Personal(
        model="pairs.KeptApart",
        path="wished_by",
        fields={
            "one": "never to pair two people again; only those who look after the program see it",
            "other": "likewise; the other person is not told",
            "wished_by": "to know who may lift it",
            "made_by": WHO,
            "lifted_by": WHO,
        },
        harmless=frozenset({"id", "made_at", "lifted_at"}),
        retention=None,
        erasure=Erasure.DELETE,
        reason="",
    )
)
