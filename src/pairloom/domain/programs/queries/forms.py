"""Reads of forms: the versions of a form, which rounds use them, and the words by which edits are told apart."""

import hashlib
import json

from pairloom.domain.programs.catalogue import Form, Question, read_form, write_form
from pairloom.domain.programs.models import FormVersion, Program, Round
from pairloom.domain.programs.states import RoundState


def find_form(program: Program, number: int) -> FormVersion | None:
    """Find a version of a program's form by its number."""
    return program.forms.filter(number=number).first()


def list_forms(program: Program) -> list[FormVersion]:
    """List the versions of a program's form, newest first, with who made them and the rounds that use them."""
    return list(program.forms.order_by("-number").select_related("made_by").prefetch_related("rounds"))


def list_question_names(program: Program) -> set[str]:
    """List the names of all questions that any version of a program's form has asked."""
    documents = program.forms.values_list("document", flat=True)
    return {question["name"] for document in documents for question in document["questions"]}


def rounds_to_switch(version: FormVersion) -> list[Round]:
    """List the open rounds that do not use the newest version of their program's form yet."""
    rounds = version.program.rounds.filter(state=RoundState.OPEN).exclude(form=version)
    return list(rounds.select_related("form").order_by("-id"))


def read_questions(version: FormVersion) -> Form:
    """Read the form of a version."""
    return read_form(version.document)


def read_form_word(form: Form) -> str:
    """Tell by a short word which form this is: another word means that somebody changed it."""
    return _shorten(write_form(form))


def read_question_word(question: Question) -> str:
    """Tell by a short word which wording of a question this is."""
    return _shorten(write_form(Form((), (question,))))


def _shorten(document: object) -> str:
    return hashlib.sha256(json.dumps(document, sort_keys=True).encode()).hexdigest()[:16]
