"""Settings: each is documented, each wrong value is named in one sentence, production fails closed."""

import os
import re
import runpy
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = ROOT / "src" / "pairloom" / "settings" / "__init__.py"
NAME = re.compile(r'"((?:PAIRLOOM_[A-Z_]+)|DATABASE_URL)"')
KEY = "k" * 40
PRODUCTION = {
    "PAIRLOOM_MODE": "production",
    "PAIRLOOM_SECRET_KEY": KEY,
    "PAIRLOOM_SITE_URL": "https://pairs.example.org",
}


def read_settings(monkeypatch: pytest.MonkeyPatch, **variables: str) -> dict[str, Any]:
    for name in [name for name in os.environ if name.startswith("PAIRLOOM_") or name == "DATABASE_URL"]:
        monkeypatch.delenv(name)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    return runpy.run_path(str(SETTINGS))


def test_every_setting_is_documented_and_every_documented_one_is_there() -> None:
    read = set(NAME.findall(SETTINGS.read_text(encoding="utf-8")))
    page = (ROOT / "docs" / "hosts" / "settings.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([A-Z_]+)`", page, re.MULTILINE)) == read


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PAIRLOOM_MODE", "staging"),
        ("PAIRLOOM_SECRET_KEY", "short"),
        ("PAIRLOOM_LETTERS_KEY", "short"),
        ("PAIRLOOM_SITE_URL", "pairs.example.org"),
        ("PAIRLOOM_SITE_URL", "https://pairs.example.org/somewhere"),
        ("PAIRLOOM_SITE_URL", "http://pairs.example.org"),
        ("PAIRLOOM_BEHIND_PROXY", "perhaps"),
        ("PAIRLOOM_LOG", "loud"),
        ("PAIRLOOM_CLOCK_FILE", "clock"),
        ("DATABASE_URL", "mysql://localhost/pairloom"),
        ("DATABASE_URL", "postgresql://localhost:many/pairloom"),
        ("PAIRLOOM_MAIL", "pigeon"),
        ("PAIRLOOM_MAIL", "shown"),
        ("PAIRLOOM_MAIL_RELAY", "mail.example.org"),
        ("PAIRLOOM_MAIL_RELAY", "smtp://mail.example.org:port"),
        ("PAIRLOOM_MAIL_DOMAIN", "not a domain"),
        ("PAIRLOOM_MAIL_FROM", "hello"),
        ("PAIRLOOM_MAIL_FROM", "Hello <hello@example.org>"),
        ("PAIRLOOM_MAIL_A_SECOND", "0"),
        ("PAIRLOOM_MAIL_A_SECOND", "fast"),
        ("PAIRLOOM_MAIL_A_DAY", "1"),
        ("PAIRLOOM_MAIL_RESERVED", "-1"),
        ("PAIRLOOM_MAIL_A_PERSON", "0"),
        ("PAIRLOOM_MAIL_PATIENCE", "0"),
        ("PAIRLOOM_MAIL_LEASE", "0"),
        ("PAIRLOOM_INCOMING_LISTEN", "127.0.0.1:25"),
        ("PAIRLOOM_INCOMING_IMAP", "https://mail.example.org"),
        ("PAIRLOOM_PROVIDER_KEYS", "KEY"),
    ],
)
def test_a_wrong_value_is_told_in_one_sentence_that_names_the_variable(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    with pytest.raises(ImproperlyConfigured) as wrong:
        read_settings(monkeypatch, **PRODUCTION | {name: value})
    sentence = str(wrong.value)
    assert (name in sentence, sentence.endswith("."), "\n" in sentence) == (True, True, False)


def test_a_secret_is_never_shown_in_a_complaint(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (
        ("PAIRLOOM_SECRET_KEY", "canary"),
        ("PAIRLOOM_MAIL_RELAY", "http://me:canary@mail.example.org"),
    ):
        with pytest.raises(ImproperlyConfigured) as wrong:
            read_settings(monkeypatch, **PRODUCTION | {name: value})
        assert "canary" not in str(wrong.value)


@pytest.mark.parametrize("missing", sorted(PRODUCTION))
def test_production_does_not_start_without_what_it_needs(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=missing):
        read_settings(monkeypatch, **{name: value for name, value in PRODUCTION.items() if name != missing})


def test_production_is_closed_and_silent_until_told_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    found = read_settings(monkeypatch, **PRODUCTION)
    names = ("DEBUG", "MAIL_SENDING", "SESSION_COOKIE_SECURE", "SECURE_SSL_REDIRECT")
    assert [found[name] for name in names] == [False, "off", True, True]
    assert found["ALLOWED_HOSTS"] == ["pairs.example.org", "localhost", "127.0.0.1", "[::1]"]
    assert (found["SECURE_PROXY_SSL_HEADER"], found["INCOMING_LISTEN"]) == (None, "")


def test_the_demo_only_ever_shows_its_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_settings(monkeypatch, PAIRLOOM_MODE="demo")["MAIL_SENDING"] == "shown"
    with pytest.raises(ImproperlyConfigured, match="PAIRLOOM_MAIL"):
        read_settings(monkeypatch, PAIRLOOM_MODE="demo", PAIRLOOM_MAIL="smtp")


def test_sqlite_is_durable_and_takes_one_writer_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    options = read_settings(monkeypatch, PAIRLOOM_MODE="demo")["DATABASES"]["default"]["OPTIONS"]
    words = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON")
    assert (options["transaction_mode"], [word in options["init_command"] for word in words]) == (
        "IMMEDIATE",
        [True] * 4,
    )


def test_letters_have_a_key_that_stays_when_the_other_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    letters_key = "l" * 40
    keys = {
        read_settings(monkeypatch, **PRODUCTION | {"PAIRLOOM_SECRET_KEY": key, "PAIRLOOM_LETTERS_KEY": letters_key})[
            "LETTERS_KEY"
        ]
        for key in ("a" * 40, "b" * 40)
    }
    assert keys == {letters_key}
