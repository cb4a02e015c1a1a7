"""The messages of a trace, stage by stage: the plan, the layers and variables, and the flow."""

from __future__ import annotations

import traceback
from typing import Any

from ..keras_api import Api
from ..planning import Plan
from ..wire import Wire
from .flow import GraphWalk
from .recorder import CallRecorder
from .snapshot import Snapshot


class TraceSender:
    """Sends the results for one target as they become known."""

    def __init__(self, request: dict[str, Any], api: Api, wire: Wire, quiet: bool = False) -> None:
        self.quiet = quiet
        self.request = request
        self.api = api
        self.wire = wire
        self.recorder = CallRecorder(api)
        self.root: Any = None
        self.graph: Any = None
        self.graph_inputs: list[tuple[str, Any]] = []
        self.plan: Plan | None = None
        self.imported = 0.0
        """Seconds that the import took."""
        self.stage = "import"
        self.entry = "call"
        self.sent: tuple[Snapshot, Any, int, int] | None = None
        """The last snapshot that was sent, with `_created_so_far` at that time."""

    def _enter(self, stage: str) -> None:
        if stage == self.stage and stage != "import":
            return
        self.stage = stage
        self.wire.send("stage", stage=stage, imported=self.imported)

    def _send_plan(self) -> None:
        plan = self.plan
        if plan is not None:
            self.wire.send("plan", init=plan.init, fed=plan.fed, notes=plan.notes)

    def _send_snapshot(self) -> Snapshot:
        snapshot = Snapshot(self.root, self.recorder, self.api)
        self.wire.send("layers", layers=snapshot.layers)
        self.wire.send("variables", variables=snapshot.variables)
        self.sent = (snapshot, *self._created_so_far())
        return snapshot

    def _created_so_far(self) -> tuple[Any, int, int]:
        """The layer, and how many variables and layers were created: equal where the sent snapshot is still valid."""
        return self.root, len(self.recorder.variables), len(self.recorder.layer_sites)

    def _current_snapshot(self) -> Snapshot:
        """The snapshot that was sent after the call, or a new one where the trace created layers or variables since."""
        if self.sent is not None and self.sent[1:] == self._created_so_far():
            numbers = self.sent[0].layer_numbers
            if all(id(call.layer) in numbers for call in self.recorder.calls):
                return self.sent[0]
        return self._send_snapshot()

    def _send_flow(self) -> None:
        snapshot = self._current_snapshot()
        flow = GraphWalk(self.recorder, self.graph, snapshot, self.api)
        roots = [call for call in self.recorder.calls if call.parent is None and not call.error]
        fields = flow.walk(
            self.graph_inputs, [(path, out) for call in roots for path, out, _ in call.outputs]
        )
        for call in fields["calls"]:
            call["layer"] = snapshot.layer_numbers.get(id(call["layer"]))
        for loss in fields["losses"]:
            values = self.recorder.loss_values.get(id(loss["owner"])) or []
            loss["amount"] = values.pop(0) if values and loss["loss_kind"] != "gradient" else None
            loss["owner"] = snapshot.layer_numbers.get(id(loss["owner"]))
        fields["losses"] += snapshot.regularizers()
        self.wire.send("flow", entry=self.entry, **fields)

    def _report_missing_output(self) -> None:
        """Report a `call` that returned None as a failure, as LL502 does."""
        call = next((item for item in self.recorder.calls if item.parent is None), None)
        if call is None or not call.returned_none or self.entry != "call":
            return
        cls = type(self.root)
        self.wire.send(
            "failure",
            stage="call",
            exception=f"`{cls.__name__}.call` returns nothing: the next layer gets `None`",
            place=self.recorder.callsites.function_site(cls.call) or self.recorder.callsites.class_site(cls),
            layer=0,
        )

    def _print(self, error: BaseException) -> None:
        if not self.quiet:
            traceback.print_exception(type(error), error, error.__traceback__)
