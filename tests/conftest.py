"""Settings that every test shares: lots from known seeds, and examples that are the same on every run."""

import os
import random
from collections import Counter

import numpy as np
import pytest
from hypothesis import HealthCheck, settings

SEED = 20130401

# `ci` is the default: same examples each time. `explore` looks for new ones: HYPOTHESIS_PROFILE=explore make test
settings.register_profile(
    "ci", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("explore", deadline=None, max_examples=1000, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture(autouse=True)
def _seed_the_standard_lots() -> None:
    """Give each test the same standard lots, whichever ran before it."""
    random.seed(SEED)


@pytest.fixture
def rng() -> np.random.Generator:
    """Give a test its own numpy lots, the same on every run."""
    return np.random.default_rng(SEED)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one line for each reason what was not run, instead of one line for each test."""
    skipped: list[pytest.TestReport | pytest.CollectReport] = terminalreporter.stats.get("skipped", [])
    reasons = Counter(read_reason(report) for report in skipped)
    for reason, count in sorted(reasons.items()):
        terminalreporter.write_line(f"Not run ({count}): {reason}", yellow=True)


def read_reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    """Read why a test was skipped, without the place."""
    place_and_reason = report.longrepr
    reason = place_and_reason[2] if isinstance(place_and_reason, tuple) else str(place_and_reason)
    return reason.removeprefix("Skipped: ")
