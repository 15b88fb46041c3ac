"""The two pages for machines."""

from django.db import connection
from django.test import Client

from pairloom import clock
from pairloom.domain.core.services import beat


def test_a_process_is_alive_without_asking_the_database(client: Client) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"alive": True})


def test_a_site_is_ready_once_a_worker_is_alive(client: Client, db: None) -> None:
    before = client.get("/readyz")
    beat(worker="w", job="worker", now=clock.now())
    after = client.get("/readyz")
    assert (before.status_code, before.json()["worker"]) == (503, False)
    assert (after.status_code, after.json()["ready"]) == (200, True)


def test_a_site_with_an_old_database_is_not_ready(client: Client, db: None) -> None:
    beat(worker="w", job="worker", now=clock.now())
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'programs'")
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["migrations"]) == (503, False)


def test_both_pages_answer_head_and_refuse_post(client: Client, db: None) -> None:
    assert [client.head("/healthz").status_code, client.post("/healthz").status_code] == [200, 405]
    assert [client.head("/readyz").status_code, client.post("/readyz").status_code] == [503, 405]
