"""Tables of people: the person, languages, consents, roles."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac

from pairloom.domain.people.states import Consent, Level, Role


class PersonManager(BaseUserManager["Person"]):
    """Finds people by address, whatever its capitals."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        """Find a person by address, as Django's sign-in does."""
        return self.get(email__iexact=username)


class Person(AbstractBaseUser):
    """A person by e-mail address; the user model of the site. Nobody needs a password."""

    email = models.EmailField(max_length=320)
    name = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=12, default="en")
    country = models.CharField(max_length=2, blank=True)
    time_zone = models.CharField(max_length=64, blank=True)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField()
    address_confirmed_at = models.DateTimeField(null=True, blank=True)
    unreachable_since = models.DateTimeField(null=True, blank=True)
    leaving_at = models.DateTimeField(null=True, blank=True)
    session_number = models.PositiveIntegerField(default=0, help_text="sessions begun under another have ended")

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = PersonManager()

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(Lower("email"), name="person_email_once"),)

    def __str__(self) -> str:
        return f"person {self.pk}"

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Give what a session must hold to be this person's: it changes with the session number."""
        parts = f"{self.password}:{self.session_number}"
        return salted_hmac("pairloom.people.session", parts, secret=secret, algorithm="sha256").hexdigest()


class KnownLanguage(models.Model):
    """A language a person works in, and how well."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="languages")
    code = models.CharField(max_length=12)
    level = models.CharField(max_length=10, choices=[(level, level) for level in Level])

    class Meta:
        ordering = ("person_id", "code")
        constraints = (models.UniqueConstraint(fields=["person", "code"], name="known_language_once"),)

    def __str__(self) -> str:
        return f"{self.code} ({self.level})"


class ConsentGiven(models.Model):
    """What a person agreed to: which text, in which version, when; and when it was taken back."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="consents")
    kind = models.CharField(max_length=30, choices=[(kind, kind) for kind in Consent])
    text_version = models.CharField(max_length=40)
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("person_id", "kind", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["person", "kind"], condition=Q(withdrawn_at=None), name="consent_given_once_at_a_time"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.text_version}"


class RoleHeld(models.Model):
    """A role that a person holds in a program, from a day to a day; ambassadors hold it for a country."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="roles")
    program = models.ForeignKey("programs.Program", on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=20, choices=[(role, role) for role in Role])
    country = models.CharField(max_length=2, blank=True)
    begins_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("program_id", "role", "country", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(role=Role.AMBASSADOR) ^ Q(country=""), name="only_ambassadors_have_a_country"
            ),
        )

    def __str__(self) -> str:
        return f"{self.role} {self.country}".strip()
