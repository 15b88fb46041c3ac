"""Pages to add a question and to change one."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pairloom import clock
from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.programs import queries, services
from pairloom.domain.programs.catalogue import Question, choose_words
from pairloom.domain.programs.models import Program
from pairloom.doors.backoffice.access import read_person
from pairloom.doors.backoffice.form.adding_form import AddingForm
from pairloom.doors.backoffice.form.finding import find_edited, find_question, find_versions
from pairloom.doors.backoffice.form.question_form import QuestionForm
from pairloom.doors.backoffice.form.words import FIELDS, KINDS, say_fault


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add_question(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask what a new question asks for; on a press add it and show the rest of it."""
    program = find_edited(request, slug)
    standing = queries.read_questions(find_versions(program)[0])
    form = AddingForm(
        request.POST if request.method == "POST" else None,
        form=standing,
        language=program.language,
        section=request.GET.get("section", ""),
    )
    added = save_new(request, program, form) if request.method == "POST" and form.is_valid() else None
    if added is not None:
        return redirect("office_question", program.slug, added.name)
    shown = {"program": program, "form": form}
    return render(request, "backoffice/form/add.html", shown, status=422 if form.errors else 200)


def save_new(request: HttpRequest, program: Program, form: AddingForm) -> Question | None:
    """Add the question; what is refused is said beside its field."""
    try:
        added = services.add_question(program, form.read_question(), by=read_person(request), now=clock.now())
    except Refused as refusal:
        say_beside(form, refusal)
        return None
    messages.success(request, _("The question is there. Look at the rest of it now."))
    return added


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change_question(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """Show one question to be changed; on a press save it."""
    program = find_edited(request, slug)
    version = find_versions(program)[0]
    question, standing = find_question(version, name), queries.read_questions(version)
    typed = request.POST if request.method == "POST" else None
    form = QuestionForm(typed, question=question, form=standing, language=program.language)
    if request.method == "POST" and form.is_valid() and save_question(request, program, form):
        return redirect(f"/office/programs/{program.slug}/form/#{name}")
    word = queries.read_question_word(question)
    shown = {
        "program": program,
        "form": form,
        "question": question,
        "title": choose_words(question.label, program.language),
        "kind": KINDS[question.kind],
        "is_sealed": version.sealed_at is not None,
        # Who was told of another's save has seen both, and may save over the newer one.
        "word": word,
        "others": list_others(form) if form.errors and request.POST.get("word") != word else [],
    }
    return render(request, "backoffice/form/question.html", shown, status=422 if form.errors else 200)


def save_question(request: HttpRequest, program: Program, form: QuestionForm) -> bool:
    """Save the question, unless somebody else did meanwhile; what is refused is said beside its field."""
    try:
        services.change_question(
            program,
            form.read_question(),
            based_on=request.POST.get("word", ""),
            by=read_person(request),
            now=clock.now(),
        )
    except Refused as refusal:
        say_beside(form, refusal)
        return False
    messages.success(request, _("The question is saved."))
    return True


def say_beside(form: AddingForm | QuestionForm, refusal: Refused) -> None:
    """Say why it was refused, beside the field that it is about."""
    field = FIELDS.get(str(refusal.details.get("fault", ""))) if refusal.reason == Reason.FORM_WRONG else None
    form.add_error(field if field in form.fields else None, say_fault(refusal))


def list_others(form: QuestionForm) -> list[tuple[str, object]]:
    """List what somebody else saved and the reader typed otherwise, by label."""
    return [
        (str(bound.label), bound.initial)
        for bound in form
        if str(bound.initial or "") != str(bound.value() or "") and bound.name in form.fields
    ]
