"""From the applications of a round to the pool of the engine."""

from pytest_django import DjangoAssertNumQueries

from pairloom.domain.applications.states import ApplicationState
from pairloom.domain.pairs.services.gathering import gather_pool
from pairloom.domain.programs.queries import read_round_times
from tests.domain.pairs.scenes import answer, apply, make_open_round


def test_the_confirmed_are_gathered_for_the_days_of_the_round(
    db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    round_ = make_open_round()
    confirmed = apply(round_, [answer("SE"), answer("DK")])
    apply(round_, [answer("NO")], state=ApplicationState.WITHDRAWN)
    with django_assert_num_queries(2):
        gathered = gather_pool(round_)
    times = read_round_times(round_)
    assert gathered.pool.ids.tolist() == [application.pk for application in confirmed]
    assert (gathered.days.starts, gathered.days.ends) == (times.meets_at.date(), times.ends_at.date())
    assert (gathered.days.window, gathered.plan.name) == ((8, 20), "librarians")
