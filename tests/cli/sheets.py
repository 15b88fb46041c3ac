"""Write small form exports for tests of the command line."""

import csv
from collections.abc import Iterable
from pathlib import Path

HEADINGS = (
    *(
        "Timestamp",
        "Email Address",
        "Your name",
        "In which country are you based?",
        "What kind of library do you work in?",
    ),
    *("Career stage", "What are you interested in?", "Which languages can you use with a partner?", "Your time zone"),
    *("What kind of partner would you like?", "Have you taken part before? Who were your partners?"),
)
COUNTRIES = (
    ("France", "Europe/Paris"),
    ("Poland", "Europe/Warsaw"),
    ("Kenya", "Africa/Nairobi"),
    ("Spain", "Europe/Madrid"),
)


def make_row(place: int, **answers: str) -> dict[str, str]:
    """Make one row of answers by heading words: email, name, country, languages, zone, interests, wishes, earlier."""
    country, zone = COUNTRIES[place % len(COUNTRIES)]
    return {
        "stamp": f"2026-07-{place % 28 + 1:02} 09:00:{place % 60:02}",
        "email": f"p{place}@x.example",
        "name": f"Person {place}",
        "country": country,
        "sector": "Public library",
        "stage": "Early career",
        "interests": "Open access",
        "languages": "English (good)",
        "zone": zone,
        "wishes": "",
        "earlier": "",
    } | answers


def write_sheet(path: Path, rows: Iterable[dict[str, str]]) -> Path:
    """Write rows below the usual headings."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        writer.writerows(row.values() for row in rows)
    return path
