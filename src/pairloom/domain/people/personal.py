"""Declare what is personal in the tables of people, and in those that Django and allauth keep about them."""

from datetime import timedelta

from pairloom.domain.core.personal import Erasure, Impersonal, Personal, declare

WRITE = "to write to the person and let them sign in"
MATCH = "to find a partner in another country who shares a language"
SAFE = "to let only the person sign in"
AGREED = "to show what the person agreed to, and when"
ROLES = "to let only those who hold a role see what it needs"

declare(
    Personal(
        model="people.Person",
        path="",
        fields={
            "email": WRITE,
            "name": "to address the person and to introduce them to their partner",
            "language": "to write in the language the person chose",
            "country": MATCH,
            "time_zone": "to say times in the person's own zone",
            "password": SAFE,
            "last_login": "to find accounts that nobody uses any more",
            "joined_at": "to find accounts that nobody uses any more",
            "address_confirmed_at": WRITE,
            "unreachable_since": "not to write again and again to an address that does not work",
            "leaving_at": "to finish an erasure that was asked for",
        },
        harmless=frozenset({"id", "is_active", "session_number"}),
        retention=None,
        erasure=Erasure.DELETE,
    )
)
declare(
    Personal(
        model="people.KnownLanguage",
        path="person",
        fields={"person": MATCH, "code": MATCH, "level": MATCH},
        harmless=frozenset({"id"}),
        retention=None,
        erasure=Erasure.DELETE,
    )
)
declare(
    Personal(
        model="people.ConsentGiven",
        path="person",
        fields=dict.fromkeys(
            ("person", "kind", "text_version", "given_at", "withdrawn_at"),
            "to show what the person agreed to, and when",
        ),
        harmless=frozenset({"id"}),
        retention=None,
        erasure=Erasure.DELETE,
    )
)
declare(
    Personal(
        model="people.RoleHeld",
        path="person",
        fields=dict.fromkeys(
            ("person", "program", "role", "country", "begins_on", "ends_on"),
            "to let only those who hold a role see what it needs",
        ),
        harmless=frozenset({"id"}),
        retention=None,
        erasure=Erasure.DELETE,
    )
)
declare(
    Personal(
        model="account.EmailAddress",
        path="user",
        fields={"user": WRITE, "email": WRITE, "verified": WRITE, "primary": WRITE},
        harmless=frozenset({"id"}),
        retention=None,
        erasure=Erasure.DELETE,
    )
)
declare(
    Personal(
        model="account.EmailConfirmation",
        path="email_address__user",
        fields={"email_address": WRITE, "created": WRITE, "sent": WRITE, "key": WRITE},
        harmless=frozenset({"id"}),
        retention=timedelta(days=3),
        erasure=Erasure.DELETE,
    )
)
declare(
    Personal(
        model="mfa.Authenticator",
        path="user",
        fields={"user": SAFE, "type": SAFE, "data": SAFE, "created_at": SAFE, "last_used_at": SAFE},
        harmless=frozenset({"id"}),
        retention=None,
        erasure=Erasure.DELETE,
    )
)
declare(Impersonal("auth.Permission", "Django's own list, not used here"))
declare(Impersonal("auth.Group", "Django's own list, not used here"))
declare(Impersonal("contenttypes.ContentType", "the names of tables"))
declare(Impersonal("sessions.Session", "signed numbers that end by themselves; who signed in is a number among them"))
