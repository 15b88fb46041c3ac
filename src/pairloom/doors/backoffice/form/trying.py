"""Pages to look at a form as applicants see it: the newest version in each language, and older versions."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language, override
from django.views.decorators.http import require_safe

from pairloom.domain.programs.catalogue import Form, choose_words
from pairloom.domain.programs.queries import read_questions
from pairloom.doors.backoffice.form.finding import find_edited, find_versions
from pairloom.look.questions import Showing, show_section


@login_required
@require_safe
def look_at_form(request: HttpRequest, slug: str, number: int = 0) -> HttpResponse:
    """Show a version of a form as an applicant sees it, in a language; nothing that is filled in goes anywhere."""
    program = find_edited(request, slug)
    versions = find_versions(program)
    found = [version for version in versions if number in {0, version.number}]
    if not found:
        raise Http404
    wanted = request.GET.get("language", "")
    language = wanted if wanted in dict(settings.LANGUAGES) else get_language() or "en"
    shown = {
        "program": program,
        "version": found[0],
        "is_newest": found[0] == versions[0],
        "language": language,
        "codes": list(dict(settings.LANGUAGES)),
        "look": render_form(read_questions(found[0]), language, fallback=program.language),
    }
    return render(request, "backoffice/form/look.html", shown)


def render_form(form: Form, language: str, *, fallback: str) -> str:
    """Render all pages of a form in a language, one below the other."""
    with override(language):
        showing = Showing(language=language, fallback=fallback)
        pages = [
            {
                "title": choose_words(one.title, language, fallback),
                "help": choose_words(one.help, language, fallback),
                "questions": show_section(form, one.name, {}, showing=showing),
            }
            for one in form.sections
        ]
        return render_to_string("backoffice/form/pages.html", {"pages": pages})
