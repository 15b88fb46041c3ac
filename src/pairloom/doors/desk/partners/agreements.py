"""Show side by side what each partner proposes, and what all of them say alike."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from pairloom.domain.pairs.models import Agreement
from pairloom.domain.pairs.queries import PairStanding
from pairloom.domain.pairs.queries.sides import show_to_partners
from pairloom.domain.pairs.wording.agreements import CHANNELS, RHYTHMS, say_absence
from pairloom.domain.pairs.wording.sides import call_first


@dataclass(frozen=True)
class AgreementRow:
    """One thing on which partners may agree: what all say alike, or what each says ("" where nothing yet)."""

    label: str
    agreed: str
    said: list[tuple[str, str]]


def list_rows(standing: PairStanding) -> list[AgreementRow]:
    """List what can be agreed on, in the order of the form."""
    people = [
        (_("You"), standing.me.agreement),
        *((call_first(show_to_partners(one)), one.agreement) for one in standing.partners),
    ]
    return [
        _choose(_("How often"), "rhythm", RHYTHMS, people),
        _choose(_("How"), "channel", CHANNELS, people),
        AgreementRow(_("Away"), "", [(name, _say_away(one)) for name, one in people]),
        AgreementRow(_("In their own words"), "", [(name, "" if one is None else one.words) for name, one in people]),
    ]


def is_anything_said(standing: PairStanding) -> bool:
    """Tell whether anybody of the pair has proposed something."""
    return any(one.agreement is not None for one in (standing.me, *standing.partners))


def _choose(
    label: str, field: str, names: Mapping[str, Promise], people: list[tuple[str, Agreement | None]]
) -> AgreementRow:
    codes = ["" if one is None else str(getattr(one, field)) for _name, one in people]
    said = [(name, str(names.get(code, ""))) for (name, _one), code in zip(people, codes, strict=True)]
    return AgreementRow(label, said[0][1] if len(set(codes)) == 1 else "", said)


def _say_away(agreement: Agreement | None) -> str:
    return "" if agreement is None else say_absence(agreement.away_from, agreement.away_until)
