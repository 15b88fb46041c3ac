"""Settings, all from the environment (docs/hosts/settings.md lists them); what is wrong is said in one sentence."""

import os
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from environs import Env

from pairloom.settings.logs import set_up_logs
from pairloom.settings.reading import (
    derive_key,
    read,
    read_address,
    read_choice,
    read_database,
    read_domain,
    read_flag,
    read_number,
    read_secret,
    read_site,
    read_url,
)

env = Env()

# demo: everything works at once, letters are kept and shown, nothing leaves. test: the suite. production: fails closed.
MODE = read_choice(env, "PAIRLOOM_MODE", choices=("demo", "production", "test"))
IS_DEMO, IS_TEST, IS_PRODUCTION = MODE == "demo", MODE == "test", MODE == "production"
DEBUG = False

if IS_PRODUCTION and os.environ.get("PAIRLOOM_CLOCK_FILE"):
    raise ImproperlyConfigured("The setting PAIRLOOM_CLOCK_FILE moves the clock; it is not allowed in production.")

_KNOWN_KEY = None if IS_PRODUCTION else "not-a-secret-" * 4
SECRET_KEY = read_secret(env, "PAIRLOOM_SECRET_KEY", default=_KNOWN_KEY)
SECRET_KEY_FALLBACKS: list[str] = env.list("PAIRLOOM_OLD_SECRET_KEYS", [])
# Addresses that come back in mail months later are signed with a key of their own (reliability case 81).
LETTERS_KEY = read_secret(env, "PAIRLOOM_LETTERS_KEY", default=derive_key(SECRET_KEY, "letters"))

DATA_FOLDER = Path(read(env.str, "PAIRLOOM_DATA", default="data", wanted="it must name a folder")).resolve()
SITE_URL = read_site(
    env, "PAIRLOOM_SITE_URL", default=None if IS_PRODUCTION else "http://localhost:8000", needs_https=IS_PRODUCTION
)
IS_BEHIND_PROXY = read_flag(env, "PAIRLOOM_BEHIND_PROXY", default=False)
SITE_HOST = urlsplit(SITE_URL).hostname or ""
# A monitor on the same machine asks by these names; links in letters are made from SITE_URL alone.
ALLOWED_HOSTS = [SITE_HOST, "localhost", "127.0.0.1", "[::1]", *(["testserver"] if IS_TEST else [])]
CSRF_TRUSTED_ORIGINS = [SITE_URL]

LOGGING = set_up_logs(
    level=read_choice(
        env,
        "PAIRLOOM_LOG",
        choices=("debug", "info", "warning", "error"),
        default="info" if IS_PRODUCTION else "warning",
    ).upper()
)

INSTALLED_APPS = [
    "pairloom.domain.core",
    "pairloom.domain.people",
    "pairloom.domain.programs",
    "pairloom.domain.letters",
    "pairloom.domain.publishing",
    "pairloom.domain.applications",
    "pairloom.domain.pairs",
    "pairloom.domain.outreach",
    "pairloom.look",
    "pairloom.doors.website",
    "pairloom.doors.desk",
    "pairloom.doors.backoffice",
    "pairloom.doors.mailroom",
    "pairloom.doors.jobs",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "pairloom.look.middleware.HeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "pairloom.look.middleware.CompressMiddleware",
    "pairloom.look.middleware.RequestLogMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "pairloom.look.middleware.SizeMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "pairloom.look.middleware.ReaderMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "pairloom.doors.desk.gate.OfficeGateMiddleware",
]

ROOT_URLCONF = "pairloom.urls"
WSGI_APPLICATION = "pairloom.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).resolve().parent.parent / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "pairloom.look.context.describe_reader",
            ],
        },
    },
]

# -- storage ---------------------------------------------------------------------------------------------------------
DATABASES = {"default": read_database(env, "DATABASE_URL", folder=DATA_FOLDER)}
if IS_TEST and DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, so that threads and processes can share it; pytest adds the name of its worker.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_FOLDER / "test.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHE_TABLE = "core_cache"
CACHES = {
    # It holds limits of tries. Django keeps 300 entries where nothing is said, and a crowd would push limits out.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": CACHE_TABLE,
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
    # Public pages, for one second in each process: a crowd at the door costs the database nothing.
    "pages": {
        "BACKEND": f"django.core.cache.backends.{'dummy.DummyCache' if IS_TEST else 'locmem.LocMemCache'}",
        "LOCATION": "pages",
        "TIMEOUT": 1,
        "OPTIONS": {"MAX_ENTRIES": 200},
    },
}
SESSION_ENGINE = "django.contrib.sessions.backends.db"

# -- people and sign-in ----------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "people.Person"
# Addresses are unique whatever their capitals: a constraint on the lower-case address says more than unique=True.
SILENCED_SYSTEM_CHECKS = ["auth.W004"]
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
ACCOUNT_ADAPTER = "pairloom.doors.desk.accounts.LetterAdapter"
ACCOUNT_FORMS = {
    "login": "pairloom.doors.desk.forms.SignInForm",
    "confirm_login_code": "pairloom.doors.desk.forms.SignInCodeForm",
    "confirm_email_verification_code": "pairloom.doors.desk.forms.AddressCodeForm",
    "add_email": "pairloom.doors.desk.forms.NewAddressForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_USER_DISPLAY = "pairloom.doors.desk.accounts.name_person"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 4
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 600
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_MAX_ATTEMPTS = 4
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "signup": "20/m/ip",
    "request_login_code": "60/m/ip,3/15m/key,10/d/key",
    "confirm_email": "3/15m/key",
    "manage_email": "10/h/user",
}
# How many proxies stand before the site: without it all people would share the limits of one address.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if IS_BEHIND_PROXY else 0
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "dashed": True, "length": 8}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Pairloom"
MFA_ADAPTER = "pairloom.doors.desk.keys.KeyAdapter"
MFA_FORMS = {
    "activate_totp": "pairloom.doors.desk.key_forms.AppForm",
    "authenticate": "pairloom.doors.desk.key_forms.SecondKeyForm",
    "reauthenticate": "pairloom.doors.desk.key_forms.SameKeyForm",
    "add_webauthn": "pairloom.doors.desk.key_forms.PasskeyForm",
    "login_webauthn": "pairloom.doors.desk.key_forms.PasskeySignInForm",
}
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_PRODUCTION
SECOND_FACTOR_FOR_STAFF = IS_PRODUCTION
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/me/"
LOGOUT_REDIRECT_URL = "/"

# -- security --------------------------------------------------------------------------------------------------------
SECURE_SSL_REDIRECT = IS_PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 31_536_000 if IS_PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = False
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_BEHIND_PROXY else None
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_PRODUCTION
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "pairloom.look.keeping.show_csrf_trouble"
# Kinds of notice on a page: info stays plain.
MESSAGE_TAGS = {20: "", 25: "well", 30: "waiting", 40: "trouble"}
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_048_576
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "base-uri": [NONE],
        "connect-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "img-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
    }
}

# -- words -----------------------------------------------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = [
    ("ar", "العربية"),
    ("en", "English"),
    ("es", "Español"),
    ("fr", "Français"),
]
LOCALE_PATHS = [Path(__file__).resolve().parent.parent / "locale"]
USE_I18N = USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = DATA_FOLDER / "static" if IS_PRODUCTION else None
STATICFILES_DIRS = [Path(__file__).resolve().parent.parent / "static"]
WHITENOISE_USE_FINDERS = not IS_PRODUCTION
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if IS_PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

# -- letters ---------------------------------------------------------------------------------------------------------
# "shown": letters are marked as sent and only shown on a page (demo). "smtp": they go to the relay. "off": they wait.
MAIL_SENDING = read_choice(
    env, "PAIRLOOM_MAIL", choices=("smtp", "shown", "off"), default={"demo": "shown", "test": "smtp"}.get(MODE, "off")
)
if IS_DEMO and MAIL_SENDING != "shown":
    raise ImproperlyConfigured("The setting PAIRLOOM_MAIL must be left out in the demo: its letters are only shown.")
if IS_PRODUCTION and MAIL_SENDING == "shown":
    raise ImproperlyConfigured("The setting PAIRLOOM_MAIL is shown, which is for the demo; it must be smtp or off.")
MAIL_RELAY = read_url(
    env,
    "PAIRLOOM_MAIL_RELAY",
    default="smtp://localhost:25",
    schemes=("smtp", "smtps"),
    example="smtp://user:password@mail.example.org:587",
)
MAIL_DOMAIN = read_domain(env, "PAIRLOOM_MAIL_DOMAIN", default=SITE_HOST or "localhost")
MAIL_FROM = read_address(env, "PAIRLOOM_MAIL_FROM", default=f"hello@{MAIL_DOMAIN}")
MAIL_A_SECOND = read_number(env, "PAIRLOOM_MAIL_A_SECOND", default=20, least=1, most=10_000)
MAIL_A_DAY = read_number(env, "PAIRLOOM_MAIL_A_DAY", default=20_000, least=10, most=10_000_000)
MAIL_RESERVED = read_number(env, "PAIRLOOM_MAIL_RESERVED", default=500, least=0, most=1_000_000)
# No person gets more letters in 24 hours than this; sign-in codes do not count.
MAIL_A_PERSON = read_number(env, "PAIRLOOM_MAIL_A_PERSON", default=8, least=1, most=1_000)
# How many seconds the relay may be silent, and how many a worker may hold a letter before another takes it over.
MAIL_PATIENCE = read_number(env, "PAIRLOOM_MAIL_PATIENCE", default=60, least=1, most=600)
MAIL_LEASE = read_number(env, "PAIRLOOM_MAIL_LEASE", default=300, least=1, most=3_600)
# A file of certificates to trust for the relay instead of the system's (a relay with a certificate of its own).
MAIL_RELAY_CERTIFICATES = env.str("PAIRLOOM_MAIL_CERTIFICATES", "")
INCOMING_LISTEN = read_url(
    env,
    "PAIRLOOM_INCOMING_LISTEN",
    default="",
    schemes=("smtp", "lmtp"),
    example="lmtp://127.0.0.1:2424",
)
INCOMING_IMAP = read_url(
    env,
    "PAIRLOOM_INCOMING_IMAP",
    default="",
    schemes=("imaps", "imap", "imap+starttls"),
    example="imaps://user:password@mail.example.org:993/INBOX",
)
# "name:password" for those who post mail and events to us; none means that nobody may. The keys of a provider are those
# that django-anymail wants: "MAILGUN_WEBHOOK_SIGNING_KEY=...".
WEBHOOK_SECRET = env.str("PAIRLOOM_WEBHOOK_SECRET", "")
_PROVIDER_KEYS: dict[str, str] = read(
    env.dict, "PAIRLOOM_PROVIDER_KEYS", default={}, wanted='it must be like "NAME=value,OTHER=value"'
)
ANYMAIL = {**_PROVIDER_KEYS, "WEBHOOK_SECRET": WEBHOOK_SECRET}
