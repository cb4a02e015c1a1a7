"""The trace of one target: construct, call once eagerly, call once in a traced function, send the results."""

from __future__ import annotations

from typing import Any

from .. import aborted_tries, feed, loading, plausible, pretrained
from ..deadline import own_time, within
from ..exceptions import first_line
from ..keras_api import Api
from ..needs import need
from ..plan_search import Step
from ..planning import Plan, find
from ..search_clock import RepeatClock
from ..wire import Wire
from .attribute_paths import reachable_objects
from .process_state import unchanged
from .recorder import CallRecorder
from .restart import Restart
from .step_calls import FIXED, StepCalls


class Tracer(StepCalls):
    """Runs the stages; a failure ends them, and the results so far are sent."""

    def __init__(self, request: dict[str, Any], api: Api, wire: Wire, quiet: bool = False) -> None:
        super().__init__(request, api, wire, quiet)
        self.before: Restart | None = None
        """A live layer before its first call. A layer that is constructed here is constructed again instead."""
        self.call_seconds = 0.0
        self.left_out: list[str] = []
        """The files of pretrained weights that were not downloaded."""
        self.remark = ""
        """A note on a working plan."""
        self.construction_sent = False
        """Whether the layers and variables of the first construction were sent."""
        self.repeats = RepeatClock()
        self.traced = False
        """Whether the calls of the recorder are those of a trace."""

    def run(self) -> None:
        """Trace the target of the request; `sys.exit` and interrupts of the user's code count as failures."""
        try:
            began = own_time()
            self._enter("import")
            self.api.keras.utils.set_random_seed(0)
            self.left_out = pretrained.without_downloads(self.api)
            with self.recorder.watching():  # an instance is created when its module is imported
                thing = loading.load(self.request["target"], self.request.get("source"))
            self.imported = own_time() - began
            self._stages(thing)
        except BaseException as error:
            self._fail(error)

    def run_live(self, layer: Any) -> None:
        """Trace a layer of this process, as in a notebook; it is restored afterwards."""
        with unchanged(layer, self.api) as state:
            self.before = Restart(layer, self.recorder, self.api, state)
            try:
                self._stages(layer)
            except Exception as error:
                self._fail(error)

    def _stages(self, thing: Any) -> None:
        self.plan = plan = Plan(self.request, thing, self.api)
        plan.check()
        self._search(plan)
        plan.notes += pretrained.notes(self.left_out) + aborted_tries.notes(self.request)
        self._send_snapshot()
        self._send_plan()
        if not self._by_steps_alone():
            self._enter("trace")
            self._trace(plan)
        self._enter("read")  # from here on only our own code runs
        self._send_flow()
        self._report_missing_output()

    def _construct_once(self, plan: Plan) -> None:
        """Set `root` to a layer that was never called: a new one, or the restored live one."""
        if plan.is_instance():
            self.root = plan.construct()
            self.before = self.before or Restart(self.root, self.recorder, self.api)
            if self.ran:
                self.before.restore()
            return
        self.recorder = CallRecorder(self.api)
        self.root = None
        with self.recorder.watching():
            self.root = plan.construct()

    def _search(self, plan: Plan) -> None:
        """Find arguments and inputs; where none work, draw the try that came furthest."""
        steps: list[Step] = [lambda layer: self._run_call(plan)]
        if not plan.is_complete():
            steps += [lambda layer: self._plausible(plan), lambda layer: self._traceable(plan)]
        try:
            find(plan, lambda: self._constructed(plan), steps)
            self._report_doubts(plan)
        except TimeoutError:
            raise
        except loading.OwnBug:
            raise
        except aborted_tries.Aborted as error:
            self._enter(error.stage)
            raise
        except Exception as error:
            self._print(error)
            self.traced = False
            self._repeat_furthest(plan, error)

    def _repeat_furthest(self, plan: Plan, error: Exception) -> None:
        """Repeat the try that came furthest, for the picture; raise its error where no time is left."""
        try:
            with within(self.repeats.left(plan.end)):
                self._constructed(plan)
                self._run_call(plan)
        except TimeoutError:
            self.recorder.forget_calls()  # how far this run came is not how far the reported one did
            raise error from None

    def _constructed(self, plan: Plan) -> Any:
        self._enter("construct")
        self._construct_once(plan)
        if not self.construction_sent:
            self.construction_sent = True
            self._send_snapshot()
            self._send_plan()
        return self.root

    def _run_call(self, plan: Plan) -> None:
        """One eager call; of a model that has no `call`, its training step."""
        if self._by_steps_alone():
            self._enter("trace")
            self._trace_step(plan)
            return
        self._enter("call")
        try:
            self._run_once(plan)
        except Exception as error:
            if not (self._has_step() and plan.is_complete()):
                raise
            self._print(error)
            self._run_step_alone(plan, error)

    def _run_step_alone(self, plan: Plan, error: Exception) -> None:
        """Trace the training step of a model whose `call` does not take the inputs, as of a GAN that maps noise."""
        self._construct_once(plan)
        self._enter("trace")
        try:
            self._trace_step(plan)
        except TimeoutError:
            raise
        except Exception:
            self._enter("call")
            self._construct_once(plan)
            raise error from None
        self.step_alone = True
        plan.note_inputs(self.root, plan.fed[0][2] if plan.fed else "given", "train_step")

    def _run_once(self, plan: Plan) -> None:
        self.recorder.interrupted = []
        self.recorder.loss_values.clear()
        self.recorder.branches.ran.clear()
        args, kwargs = self._fed(plan, feed.values(self.api))
        self.ran = True
        began = own_time()
        with self.recorder.watching(), self.recorder.branches.watching():
            self.root(*args, **kwargs)
        self.call_seconds = own_time() - began

    def _plausible(self, plan: Plan) -> None:
        """Call the layer with another batch size, unrecorded, and check the outputs."""
        plan.doubt, self.remark = None, ""
        if self._has_step() or self._by_steps_alone():
            return
        if self.call_seconds > plausible.SLOW:
            return  # without a note: a picture does not depend on the speed of a machine
        args, kwargs = self._fed(plan, feed.values(self.api, plausible.OTHER_BATCH))
        try:
            outputs = self.root(*args, **kwargs)
        except TimeoutError:
            raise
        except Exception as error:
            self._print(error)
            plan.doubt = plausible.FailsWithOtherBatch(error)
            self._repeat_call(plan)
        else:
            self.remark = plausible.not_finite(outputs, self.api)

    def _report_doubts(self, plan: Plan) -> None:
        if plan.is_complete():
            return
        by_call = (
            self.entry == "call" and not self._has_step()
        )  # a step may reach layers that the call does not
        paths = {id(item.value): item.paths[0] for item in reachable_objects(self.root, self.api)}
        unbuilt = plausible.unbuilt(self.root, paths, self.api) if by_call else ""
        plan.notes += [text for text in (str(plan.doubt or ""), self.remark, unbuilt) if text]

    def _traceable(self, plan: Plan) -> None:
        """Trace the call with an open batch; a model with its own training step is traced later."""
        if self._has_step() or self._by_steps_alone():
            return
        self._enter("trace")
        self._send_snapshot()
        self._send_plan()
        self.recorder.forget_calls()
        if not self._traces_plainly(plan):
            self._traced_once(plan, open_batch=True)
        self.traced = True

    def _trace(self, plan: Plan) -> None:
        if self._has_step():
            self._trace_own_step(plan, lambda: self._construct_once(plan), lambda: self._run_once(plan))
            return
        if not self.traced and not self._traces_plainly(plan):
            try:
                self._traced_once(plan, open_batch=True)
            except Exception as error:
                self._print(error)
                self._repeat_call(plan)
                self._traced_once(plan, open_batch=False)
                plan.notes.append(FIXED)
                self._send_plan()

    def _traces_plainly(self, plan: Plan) -> bool:
        """Keras 3 converts no `call` with AutoGraph, and tracing is quicker without; few layers need it."""
        if self.api.version == 2:
            return False
        self.autograph = False
        try:
            self._traced_once(plan, open_batch=True)
        except Exception as error:
            self._print(error)
            self._repeat_call(plan)
            return False
        finally:
            self.autograph = True
        return True

    def _repeat_call(self, plan: Plan) -> None:
        """Construct and call again, for another trace, without what a failed trace created."""
        self._construct_once(plan)
        self._run_once(plan)

    def _fail(self, error: BaseException) -> None:
        self._print(error)
        place = self.recorder.callsites.error_site(error)
        number = None
        if isinstance(self.root, self.api.Layer):
            self._draw_failure(error)
            try:
                if self.recorder.calls and self.graph is not None and self.stage != "read":
                    self._send_flow()
                snapshot = self._send_snapshot()
                stopped = self.recorder.interrupted
                number = snapshot.layer_numbers.get(id(stopped[-1])) if stopped else None
            except Exception as problem:  # the failure itself must be sent in any case
                self._print(problem)
        self._send_plan()
        self.wire.send(
            "failure",
            stage=self.stage,
            exception=first_line(error),
            user=not isinstance(error, loading.TargetError),
            keras=error.keras if isinstance(error, loading.OtherKerasError) else 0,
            place=place,
            layer=number,
            needs=""
            if isinstance(error, loading.TargetError)
            else need(error) or getattr(self.plan, "lacks", ""),
        )

    def _draw_failure(self, error: BaseException) -> None:
        """Run a failed call again, from the start, in a graph that can be drawn."""
        plan = self.plan
        if plan is None or self.stage != "call" or self.recorder.calls:
            return
        if not isinstance(error, Exception) or isinstance(error, (TimeoutError, aborted_tries.Aborted)):
            return
        try:
            with within(self.repeats.left(plan.end)):
                self._construct_once(plan)
                self._traced_once(plan, open_batch=False)
        except TimeoutError:
            self.recorder.forget_calls()
        except Exception as again:  # the same error
            self._print(again)
