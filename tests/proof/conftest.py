"""Starts the runs of all selected examples at once, so that both Keras versions work side by side."""

from __future__ import annotations

import pytest

from tests.proof.harness import start
from tests.proof.words import scenarios_of


@pytest.fixture(scope="session", autouse=True)
def queued_runs(request: pytest.FixtureRequest) -> None:
    """Queue the runs of the selected tests of pages."""
    for item in request.session.items:
        given = getattr(getattr(item, "callspec", None), "params", {})
        if {"page", "example", "run"} <= set(given):
            for scenario in scenarios_of(given["page"], given["run"]):
                start(given["example"], given["run"].keras, scenario)
