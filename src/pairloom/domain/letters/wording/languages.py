"""Languages of letters: which are shipped, in which direction they run, which stands in for a missing one."""

LANGUAGES = ("en", "es", "fr", "ar")
"""The languages in which every kind of letter is shipped."""

LAST_RESORT = "en"
_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def tell_direction(language: str) -> str:
    """Tell in which direction a language runs: "rtl" or "ltr"."""
    return "rtl" if language.split("-", maxsplit=1)[0].lower() in _RIGHT_TO_LEFT else "ltr"


def list_fallbacks(*wishes: str) -> tuple[str, ...]:
    """List the languages to try, the wished ones first, each followed by its base ("fr-ca", "fr"), English last."""
    tried: dict[str, None] = {}
    for wish in (*wishes, LAST_RESORT):
        if wish:
            tried.setdefault(wish.lower())
            tried.setdefault(wish.lower().split("-")[0])
    return tuple(tried)
