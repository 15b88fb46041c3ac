"""Tests of what pages with letters in them may do."""

from django.http import HttpRequest, HttpResponse

from pairloom.doors.backoffice.policies import does_nothing, may_frame_own


def test_views_keep_their_names_under_a_policy() -> None:
    def show(request: HttpRequest) -> HttpResponse:
        return HttpResponse("shown")

    assert [may_frame_own(show).__name__, does_nothing(show).__name__] == ["show", "show"]
    assert does_nothing(show)(HttpRequest()).content == b"shown"
