"""Names of what people can be and know."""

from enum import StrEnum


class Role(StrEnum):
    """What a person does for a program."""

    DIRECTOR = "director"
    DEPUTY = "deputy"
    EDITOR = "editor"
    MODERATOR = "moderator"
    SAFEGUARDING = "safeguarding"
    AMBASSADOR = "ambassador"
    AUDITOR = "auditor"
    """Reads proofs of matches, and nothing else."""


class Level(StrEnum):
    """How well a person knows a language."""

    BASIC = "basic"
    GOOD = "good"
    FLUENT = "fluent"
    NATIVE = "native"


class Consent(StrEnum):
    """What a person may agree to."""

    CONDUCT = "conduct"
    CONFIDENTIALITY = "confidentiality"
    SHARE_WITH_PARTNER = "share-with-partner"
    NEWS = "news"
    STORY = "story"
