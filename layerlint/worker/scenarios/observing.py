"""One request of a scenario: loads the class, runs the scenario, and sends the observations."""

from __future__ import annotations

import inspect
import logging
import tempfile
import traceback
import warnings
from typing import Any, Callable

from .. import loading
from ..exceptions import first_line, places
from ..keras_api import Api
from ..planning import Plan, find
from ..wire import Wire
from .case import Case, Unsuited
from .functional_subclass import model_of_layers, needs_layers, note_layers
from .lacking import lacking, source_of
from .lines_run import LinesRun
from .scenario_table import SCENARIOS

AFTER_CALL = 1.0
"""Seconds to search for a plan that can also be traced, once a call works."""


def run(request: dict[str, Any], api: Api, wire: Wire) -> None:
    """Run a request: "plan" finds arguments and inputs for the class, the others are `SCENARIOS`."""
    np = __import__("numpy")
    np.random.seed(1)
    api.tf.random.set_seed(1)
    try:
        thing = loading.load(request["target"], request.get("source"))
        plan = Plan(request, thing, api)
        plan.check()
    except BaseException as error:
        _failed(wire, "import", error)
        return
    if request["scenario"] == "plan":
        _plan(plan, api, wire)
        return
    plan.guessed_init = dict(request.get("guessed") or {})
    if request.get("training"):
        plan.options.setdefault("training", True)
    with tempfile.TemporaryDirectory() as folder:
        observe(Case(plan, api, folder), request["scenario"], wire)


def observe(case: Case, scenario: str, wire: Wire) -> None:
    """Run one scenario and send the observations."""
    fields = observations(case, SCENARIOS[scenario])
    del fields["values"]  # for the documentation alone
    wire.send("seen", scenario=scenario, **fields)


def observations(case: Case, scenario: Callable[[Case], None]) -> dict[str, Any]:
    """Run one scenario; return symptoms, traits, the attributes that they are about, and an error's frames."""
    detail, brief, frames = "", "", []
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        logged = _Logged()
        ran = LinesRun(case.file)
        logging.getLogger().addHandler(logged)
        case.api.tf.get_logger().addHandler(logged)
        try:
            with case.probe.watching(), ran.watching():
                scenario(case)
        except Unsuited as problem:
            brief = str(problem)
        except Exception as problem:
            case.symptoms = {f"raises={type(problem).__name__}: {problem}"}
            detail = traceback.format_exc()
            brief = first_line(problem)
            frames = _frames(problem)
            for name in lacking(problem, case.target_class, case.file, source_of(case.target_class)):
                case.add_trait("lacks", name)
    texts = [str(item.message) for item in caught] + logged.texts
    case.traits |= {f"warns={text}" for text in texts}
    return {
        "seen": sorted(case.symptoms),
        "traits": sorted(case.traits),
        "where": {word: sorted(path for path in paths if path) for word, paths in sorted(case.where.items())},
        "detail": detail,
        "brief": brief,
        "frames": frames,
        "said": case.outcomes,
        "values": case.values,
        "lines": sorted(ran.lines),
    }


def _plan(plan: Plan, api: Api, wire: Wire) -> None:
    """Find arguments and inputs, and send them so that later requests can name them."""
    tries = _Tries(plan, api)
    error: BaseException | None = None
    stumbled: BaseException | None = None
    bare = needs_layers(plan, api)
    construct = (lambda: model_of_layers(plan.target, api)) if bare else plan.construct
    try:
        find(plan, construct, tries.steps(), after_call=AFTER_CALL)
        stumbled = tries.stumbled
    except BaseException as problem:
        error = problem if tries.stumbled is None else None
    if bare:
        note_layers(plan)
    wire.send(
        "plan",
        guessed=plan.guessed_init,
        inputs={"args": plan.input_args, "kwargs": plan.input_kwargs},
        init=plan.init,
        fed=plan.fed,
        training=_takes_training(plan),
        stumbled=_frames(stumbled) if stumbled is not None else [],
    )
    if error is not None:
        _failed(wire, tries.stage, error)


class _Tries:
    """The steps of a plan: a call and, where it was searched for, another batch size and a trace.

    `stumbled` is the first error of a plan that can be called and fails in the rest.
    """

    def __init__(self, plan: Plan, api: Api) -> None:
        self.plan = plan
        self.api = api
        self.stage = "construct"
        self.stumbled: BaseException | None = None

    def steps(self) -> list[Callable[[Any], None]]:
        return [self.called] if self.plan.is_complete() else [self.called, self.traced]

    def called(self, layer: Any) -> None:
        self.stage = "call"
        case = Case(self.plan, self.api, "")
        case.call(layer, case.inputs())

    def traced(self, layer: Any) -> None:
        case = Case(self.plan, self.api, "")
        try:
            case.call(layer, case.inputs(2))
            case.traced(layer).get_concrete_function(case.specs())
        except Exception as problem:
            self.stumbled = self.stumbled or problem
            raise


def _takes_training(plan: Plan) -> bool:
    try:
        return "training" in inspect.signature(plan.target.call).parameters
    except (AttributeError, TypeError, ValueError):
        return False


def _failed(wire: Wire, stage: str, error: BaseException) -> None:
    text = f"{type(error).__name__}: {error}"
    wire.send("failure", stage=stage, exception=text, brief=first_line(error), frames=_frames(error))


def _frames(error: BaseException) -> list[list[Any]]:
    return [list(place) for place in places(error)]


class _Logged(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(record.getMessage())
