"""Mass sendings: which there are, and how far each is."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery

from pairloom.domain.letters.models import Letter, Mailing
from pairloom.domain.letters.queries.office.scope import Scope
from pairloom.domain.letters.states import LetterState

PAGE = 20
MOST_COUNTED = 20_000
"""Letters of a larger mailing are not counted one by one; what was released is known without counting."""


@dataclass(frozen=True)
class MailingPage:
    """Mailings of one page, each with the subject of one of its letters; `older` is where the next page begins."""

    mailings: list[tuple[Mailing, str]]
    older: int | None = None


@dataclass(frozen=True)
class Progress:
    """How many letters of a mailing are where; `is_whole` is false when it is too large to count them all."""

    by_state: dict[LetterState, int]
    is_whole: bool = True


def list_mailings(scope: Scope, *, before: int | None = None, size: int = PAGE) -> MailingPage:
    """List mailings, newest first."""
    visible = Mailing.objects.filter(scope.limit()).select_related("program")
    below = visible if before is None else visible.filter(pk__lt=before)
    mailings = list(below.order_by("-pk")[: size + 1])
    subjects = _find_subjects([mailing.pk for mailing in mailings[:size]])
    named = [(mailing, subjects.get(mailing.pk) or "") for mailing in mailings[:size]]
    return MailingPage(named, older=mailings[size - 1].pk if len(mailings) > size else None)


def _find_subjects(numbers: list[int]) -> dict[int, str | None]:
    """Find the subject of the first letter of each mailing, in one question."""
    first = Letter.objects.filter(mailing=OuterRef("pk")).order_by("pk").values("subject")[:1]
    named = Mailing.objects.filter(pk__in=numbers).annotate(subject=Subquery(first))
    return dict(named.order_by("pk").values_list("pk", "subject"))


def find_mailing(scope: Scope, number: int) -> Mailing | None:
    """Find one mailing that may be seen."""
    return Mailing.objects.filter(scope.limit(), pk=number).select_related("program").first()


def find_sample(mailing: Mailing) -> Letter | None:
    """Find one letter of a mailing, to look at before it goes out."""
    return Letter.objects.filter(mailing=mailing).order_by("pk").first()


def count_progress(mailing: Mailing) -> Progress:
    """Count a mailing's letters by state, at most 20,000 of them, in an index alone."""
    rows = Letter.objects.filter(mailing=mailing).order_by().values_list("state", flat=True)
    states = Counter(rows[:MOST_COUNTED].iterator(chunk_size=5_000))
    return Progress(
        {LetterState(state): number for state, number in states.items()}, is_whole=mailing.total <= MOST_COUNTED
    )
