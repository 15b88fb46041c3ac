"""Turn members of pairs into what words say about them: all of it to themselves, to partners what they agreed to."""

from pairloom.domain.pairs.queries.standing import Mate
from pairloom.domain.pairs.wording import Side
from pairloom.domain.programs.states import QuestionKind
from pairloom.sheets.answers.zone_names import find_country_zones


def show_to_partners(mate: Mate) -> Side:
    """Give what partners may read about somebody: without the consent to share, the country alone."""
    return Side(
        number=mate.application.pk,
        name=mate.name,
        country=mate.application.country,
        form=mate.form,
        zone=mate.zone if mate.shares else "",
        address=mate.address,
        shares=mate.shares,
        answers=mate.shared,
    )


def show_to_oneself(mate: Mate) -> Side:
    """Give what somebody may read about themselves."""
    application = mate.application
    return Side(
        number=application.pk,
        name=application.name or mate.member.person.name,
        country=application.country,
        form=mate.form,
        zone=mate.zone,
        is_zone_sure=_is_zone_sure(mate),
        address=mate.member.person.email,
        shares=mate.shares,
        answers=application.answers,
    )


def _is_zone_sure(mate: Mate) -> bool:
    """Tell whether somebody told us their zone, or lives in a country that has but one."""
    asked = mate.form.find_kind(QuestionKind.ZONE)
    told = "" if asked is None else mate.application.answers.get(asked.name)
    return bool(told or mate.member.person.time_zone) or len(find_country_zones(mate.application.country)) == 1
