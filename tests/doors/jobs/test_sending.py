"""Letters leave from the one site that may send them."""

import pytest
from pytest_django.fixtures import Settings

from pairloom.domain.core.models import SendingPermit
from pairloom.domain.core.services import allow_sending
from pairloom.doors.jobs.sending import may_send
from tests.makers import NOW


@pytest.mark.parametrize(
    ("mode", "mail", "answer"),
    [(False, "shown", True), (False, "smtp", True), (False, "off", False), (True, "off", False)],
)
def test_without_a_permit_only_what_is_no_production_sends(
    db: None, settings: Settings, mode: bool, mail: str, answer: bool
) -> None:
    settings.IS_PRODUCTION, settings.MAIL_SENDING = mode, mail
    assert may_send() is answer


def test_production_sends_with_a_permit_for_this_site_and_database(db: None, settings: Settings) -> None:
    settings.IS_PRODUCTION, settings.MAIL_SENDING, settings.SITE_URL = True, "smtp", "https://pairs.example.org"
    answers = [may_send()]
    allow_sending(site="https://pairs.example.org", now=NOW)
    answers.append(may_send())
    settings.SITE_URL = "https://staging.example.org"
    answers.append(may_send())
    settings.SITE_URL = "https://pairs.example.org"
    SendingPermit.objects.update(place="the machine that the copy came from")
    answers.append(may_send())
    assert answers == [False, True, False, False]
