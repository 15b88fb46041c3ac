"""What is personal is declared, wholly: a table or a field that nobody has thought about fails here."""

import pytest
from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model

from pairloom.domain.core.personal import Erasure, Impersonal, Personal, declare, list_declarations
from pairloom.domain.people.models import Person


def list_models() -> dict[str, type[Model]]:
    return {model._meta.label: model for model in apps.get_models()}


def list_personal() -> list[Personal]:
    return [declaration for declaration in list_declarations().values() if isinstance(declaration, Personal)]


def follow(model: type[Model], path: str) -> type[Model]:
    for name in filter(None, path.split("__")):
        target = model._meta.get_field(name).related_model
        assert isinstance(target, type)
        model = target
    return model


def test_every_table_is_declared_and_every_declared_table_is_there() -> None:
    assert set(list_declarations()) == set(list_models())


def test_every_field_of_a_personal_table_is_personal_or_harmless_and_not_both() -> None:
    wrong = {}
    for declaration in list_personal():
        stored = {field.name for field in list_models()[declaration.model]._meta.concrete_fields}
        both = set(declaration.fields) & declaration.harmless
        difference = stored.symmetric_difference({*declaration.fields, *declaration.harmless})
        if both or difference:
            wrong[declaration.model] = sorted(both | difference)
    assert wrong == {}


def test_every_path_leads_to_a_person() -> None:
    lost = []
    for declaration in list_personal():
        try:
            end = follow(list_models()[declaration.model], declaration.path)
        except FieldDoesNotExist:
            end = Model
        if end is not Person:
            lost.append(declaration.model)
    assert lost == []


def test_what_erasure_blanks_or_keeps_says_how_and_why() -> None:
    silent = [
        declaration.model
        for declaration in list_personal()
        if (declaration.erasure == Erasure.BLANK and not (declaration.blanks and declaration.reason))
        or (declaration.erasure == Erasure.KEEP and not declaration.reason)
    ]
    assert silent == []


def test_every_blanked_field_is_a_personal_one() -> None:
    strange = {
        declaration.model: set(declaration.blanks) - set(declaration.fields)
        for declaration in list_personal()
        if set(declaration.blanks) - set(declaration.fields)
    }
    assert strange == {}


def test_a_table_is_declared_once() -> None:
    with pytest.raises(ValueError, match=r"people\.Person was declared twice"):
        declare(Impersonal("people.Person", "a second thought"))
