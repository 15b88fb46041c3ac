"""Two pages for machines: is this process alive, and is the site ready to serve."""

from django.conf import settings
from django.db import Error as DatabaseError
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from pairloom import clock
from pairloom.domain.core.queries import is_worked_on
from pairloom.doors.jobs.doctor import count_missing_migrations


@require_safe
@never_cache
def show_alive(_request: HttpRequest) -> JsonResponse:
    """Answer that this process is alive; nothing else is asked."""
    return JsonResponse({"alive": True})


@require_safe
@never_cache
def show_ready(_request: HttpRequest) -> JsonResponse:
    """Answer whether the database answers, its tables are up to date, and a worker is alive: 200, else 503."""
    found = {"database": False, "migrations": False, "worker": False}
    try:
        found["migrations"] = count_missing_migrations() == 0
        found["database"] = True
        found["worker"] = found["migrations"] and is_worked_on(clock.now())
    except DatabaseError:
        pass
    is_ready = all(found.values())
    return JsonResponse({"ready": is_ready, "mode": settings.MODE, **found}, status=200 if is_ready else 503)
