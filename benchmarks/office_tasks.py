"""Fill a database with letters, or time the pages of the office over it: python -m benchmarks.office_tasks TASK COUNT.

The database is named by the environment, as for every process of the site.
"""

from collections.abc import Iterator

from django.db import connection
from django.test import Client

from benchmarks.site_tasks import make_tables, run_task, take_time
from pairloom import clock
from pairloom.domain.letters.models import Letter
from pairloom.domain.people.models import Person
from pairloom.domain.people.states import Role
from tests.makers import make_person, make_program, make_role

READERS = 2_000
ROUNDS = 15
# Of a thousand letters: nearly all went, a few wait, failed, or are unsure.
STATES = (
    ("unsure", 1),
    ("waiting", 6),
    ("refused", 10),
    ("gave-up", 13),
    ("cancelled", 25),
    ("dropped", 45),
    ("sent", 1000),
)
# Of ten letters: most are news of the large program, some are the site's own, and one in a thousand is the small one's.
FILLING = """
INSERT INTO letters_letter (
    key, kind, lane, is_news, program_id, person_id, address, to_name, about, mailing_id, slice_number, language,
    subject, text, html, attachment, state, queued_at, due_at, attempts, lease_number, worker, ended_at, fault,
    resolved_by
)
WITH RECURSIVE numbers(number) AS (SELECT {first} UNION ALL SELECT number + 1 FROM numbers WHERE number < {last})
SELECT
    'filled-' || number,
    CASE WHEN number % 10 < 6 THEN 'news' WHEN number % 10 < 9 THEN 'sign-in-code' ELSE 'welcome' END,
    CASE WHEN number % 10 < 6 THEN 2 WHEN number % 10 < 9 THEN 0 ELSE 1 END,
    number % 10 < 6,
    CASE WHEN number % 1000 = 7 THEN {small} WHEN number % 10 BETWEEN 6 AND 8 THEN NULL ELSE {large} END,
    {reader} + number % {readers},
    'reader' || number % {readers} || '@example.org', '', '', NULL, 0, 'en', 'Letter number ' || number,
    'Dear reader, welcome to the spring round.', '', '{{}}',
    CASE {states} END,
    {now}, {now}, 1, 1, '', {now}, '', ''
FROM numbers
"""


def fill(count: int) -> object:
    """Make all tables and so many letters, in pieces of 100,000."""
    make_tables()
    large, small = make_program(slug="large"), make_program(slug="small")
    director = make_person(email="director@example.org")
    make_role(director, Role.DIRECTOR, program=large)
    make_role(make_person(email="small@example.org"), Role.DIRECTOR, program=small)
    both = make_person(email="both@example.org")
    make_role(both, Role.DIRECTOR, program=large)
    make_role(both, Role.DEPUTY, program=small)
    first_reader = make_person(name="Reader").pk
    for _ in range(READERS - 1):
        make_person(name="Reader")
    for first in range(1, count + 1, 100_000):
        insert(first, min(first + 99_999, count), large=large.pk, small=small.pk, reader=first_reader)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "PRAGMA optimize")
    return {"letters": count}


def insert(first: int, last: int, *, large: int, small: int, reader: int) -> None:
    """Insert letters of a range of numbers."""
    states = " ".join(f"WHEN (number % 99991) * 7919 % 1000 < {below} THEN '{state}'" for state, below in STATES)
    moment = clock.now().isoformat(sep=" ")
    statement = FILLING.format(
        first=first,
        last=last,
        large=large,
        small=small,
        reader=reader,
        readers=READERS,
        states=states,
        now=f"'{moment}'" if connection.vendor == "sqlite" else f"TIMESTAMPTZ '{moment}'",
    )
    with connection.cursor() as cursor:
        cursor.execute(statement)


def take_times(count: int) -> object:
    """Take the time of each page of the office, whole, as the site answers it; the first answer is not counted."""
    client = Client()
    client.force_login(Person.objects.get(email="both@example.org"))
    pages = [take_time(client, *page, rounds=ROUNDS) for page in list_pages()]
    return {"database": read_release(), "letters": count, "pages": pages}


def list_pages() -> Iterator[tuple[str, str]]:
    """List the pages by what they show; the hardest ask for what is rare, or lies at the other end."""
    newest = Letter.objects.order_by("-pk").values_list("pk", flat=True)[0]
    unsure = Letter.objects.filter(state="unsure").order_by("pk").values_list("pk", flat=True)[0]
    reader = Letter.objects.filter(pk=newest).values_list("person_id", flat=True)[0]
    yield "what needs somebody", "/office/"
    yield "all letters", "/office/letters/"
    yield "all letters, half way back", f"/office/letters/?before={newest // 2}"
    yield "all letters, the oldest", "/office/letters/?before=40"
    yield "letters that went, half way back", f"/office/letters/?state=sent&before={newest // 2}"
    yield "letters that failed", "/office/letters/?state=failed"
    yield "one kind", f"/office/letters/?kind=news&before={newest // 2}"
    yield "one kind that is unsure", "/office/letters/?kind=welcome&state=unsure"
    yield "a kind that nobody got", "/office/letters/?kind=role-given"
    yield "one person", f"/office/letters/?person={reader}"
    yield "one person, failed", f"/office/letters/?person={reader}&state=failed"
    yield "unsure letters, as tasks", "/office/letters/unsure/"
    yield "one letter", f"/office/letters/{unsure}/"
    yield "sending", "/office/sending/"


def read_release() -> str:
    """Read the name and release of the database."""
    question = "SELECT sqlite_version()" if connection.vendor == "sqlite" else "SHOW server_version"
    with connection.cursor() as cursor:
        cursor.execute(question)
        release = str(cursor.fetchone()[0]).split(" ")[0]
    return f"{'SQLite' if connection.vendor == 'sqlite' else 'PostgreSQL'} {release}"


if __name__ == "__main__":
    run_task(fill=fill, times=take_times)
