"""Tests of the kinds of problems."""

from pairloom.sheets.problems import Problem, ProblemKind, Weight


def test_every_kind_has_its_own_code_and_heading() -> None:
    assert len({kind.code for kind in ProblemKind}) == len(ProblemKind)
    assert len({kind.heading for kind in ProblemKind}) == len(ProblemKind)


def test_only_what_stops_somebody_from_being_matched_is_left_out() -> None:
    left_out = {kind for kind in ProblemKind if kind.weight is Weight.LEFT_OUT}

    assert left_out == {
        ProblemKind.ADDRESS_MISSING,
        ProblemKind.COUNTRY_MISSING,
        ProblemKind.COUNTRY_UNREADABLE,
        ProblemKind.LANGUAGES_MISSING,
    }


def test_a_problem_without_suggestions_suggests_nothing() -> None:
    problem = Problem(ProblemKind.NAME_MISSING, 2, 1, "Name", "", "There is no name.")

    assert problem.suggestions == ()
