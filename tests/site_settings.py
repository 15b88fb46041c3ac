"""The settings as the type checker reads them: those of the site in test mode."""

import os

os.environ.setdefault("PAIRLOOM_MODE", "test")

from pairloom.settings import *  # noqa: F403 - the mode must be known first
