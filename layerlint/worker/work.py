"""Runs one request, in a process of its own."""

from __future__ import annotations

from typing import Any

from .keras_api import Api
from .wire import Wire


def run(request: dict[str, Any], api: Api, wire: Wire) -> None:
    """Run a request: "trace" sends the graph, "scenario" the observations, "tests" the uses of classes in tests."""
    kind = request["do"]
    if kind == "trace":
        from .tracing.tracer import Tracer

        Tracer(request, api, wire).run()
    elif kind == "tests":
        from . import recorded_tests

        recorded_tests.run(request, api, wire)
    elif kind == "scenario":
        from .scenarios import observing

        observing.run(request, api, wire)
    else:
        wire.send("failure", stage="request", exception=f"unknown request {kind!r}", place=None)
    wire.send("done")
