"""Starts the runs of all selected examples at once, so that both Keras versions work side by side.

With pytest-xdist the processes work side by side, each on examples of its own.
"""

from __future__ import annotations

import os

import pytest

from tests.proof.harness import start
from tests.proof.words import scenarios_of


@pytest.fixture(scope="session", autouse=True)
def queued_runs(request: pytest.FixtureRequest) -> None:
    """Queue the runs of the selected tests of pages; what is not slow runs nothing."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        return
    for item in request.session.items:
        given = getattr(getattr(item, "callspec", None), "params", {})
        if {"page", "example", "run"} <= set(given) and item.get_closest_marker("slow"):
            for scenario in scenarios_of(given["page"], given["run"]):
                start(given["example"], given["run"].keras, scenario)
