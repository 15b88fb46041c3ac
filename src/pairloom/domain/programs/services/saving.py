"""Save a row under a word of its own."""

from django.db import IntegrityError, transaction

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.programs.models import Program, Round


def save_new(row: Program | Round) -> None:
    """Save a new program or round; refused when its word is taken."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        raise Refused(Reason.SLUG_TAKEN, found=row.slug) from error
