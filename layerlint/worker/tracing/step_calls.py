"""The training step of a model, traced in place of its call."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .. import feed
from ..batch_sizes import concerns_open_size
from ..input_forms import Feed
from ..keras_api import Api
from ..planning import Plan
from ..wire import Wire
from .graph_calls import GraphCalls, bound_arguments
from .restart import Restart
from .step_inputs import from_step
from .train_step import Training, has_own_step

FIXED = "fixed batch size: it cannot be traced with an open one"


class StepCalls(GraphCalls):
    """Calls `train_step` in a function that TensorFlow traces, with data of the right structure."""

    def __init__(self, request: dict[str, Any], api: Api, wire: Wire, quiet: bool = False) -> None:
        super().__init__(request, api, wire, quiet)
        self.ran = False
        """Whether anything was called."""
        self.step_alone = False
        """Whether the inputs are those of the training step, and not those of `call`."""

    def _by_steps_alone(self) -> bool:
        """Whether the model is only called in its own training step."""
        return (self.step_alone or bool(self.api.steps_only(self.root))) and self.request.get(
            "train_step"
        ) is not False

    def _has_step(self) -> bool:
        wanted = self.request.get("train_step")
        return bool(wanted or (wanted is None and has_own_step(self.root, self.api)))

    def _trace_step(self, plan: Plan) -> None:
        """Trace `train_step` in place of the call: its calls, its losses, the metrics that it updates."""
        args, _ = self._fed(plan, feed.values(self.api))
        self.ran = True
        training = Training(self.root, self.recorder, self.api)
        guessed = training.compile()
        if guessed and guessed not in plan.notes:
            plan.notes.append(guessed)
            self._send_plan()
        self.entry = "train_step"

        def traced(data: Any) -> None:
            with self._tracing(bound_arguments(self.root.train_step, (data,), {})):
                self.recorder.traced(_step, self.root, (data,), {}, "train_step")

        def attempt(data: Any, open_batch: bool = True) -> None:
            with self.recorder.watching(), training.watching(), self._noting_the_op():
                specs = self.api.tf.nest.map_structure(_spec(self.api, open_batch), data)
                self.api.tf.function(traced, autograph=False).get_concrete_function(specs)

        compiled = Restart(self.root, self.recorder, self.api)
        farthest: tuple[int, Any, Exception | None] = (-1, None, None)
        for data in training.batches(args):
            compiled.restore()
            try:
                attempt(data)
                training.note_branches(data, self.graph)
                break
            except Exception as error:
                self._print(error)
                if self._reached() > farthest[0]:
                    farthest = (self._reached(), data, error)
        else:
            compiled.restore()
            if farthest[2] is not None and concerns_open_size(farthest[2]):
                try:
                    attempt(farthest[1], open_batch=False)
                except Exception as error:
                    self._print(error)
                    compiled.restore()
                else:
                    plan.notes.append(FIXED)
                    self._send_plan()
                    return
            attempt(farthest[1])  # again, so that its error fits the picture

    def _trace_own_step(self, plan: Plan, construct: Callable[[], None], call: Callable[[], None]) -> None:
        """Trace the step after the call; where that fails, the step of a model that nothing called.

        The `call` of a GAN takes noise, its step takes examples: the call may build layers for sizes that the step does
        not use. Where both fail, guessed inputs of `call` become those that the step uses. `construct` makes the model
        again, `call` calls it. Where all fail, raises what the first did.
        """
        try:
            self._trace_step(plan)
        except TimeoutError:
            raise
        except Exception as error:
            self._print(error)
            try:
                construct()
                self._trace_step(plan)
            except TimeoutError:
                raise error from None
            except Exception as again:
                self._print(again)
                feed = None if plan.inputs_given else from_step(self.root, self.recorder.calls, self.api)
                try:
                    if feed is not None and self._fits_step(plan, feed, construct, call):
                        return
                except TimeoutError:
                    raise error from None
                construct()
                call()
                self._trace_step(plan)
                return
            self.step_alone = True
            plan.note_inputs(self.root, plan.fed[0][2] if plan.fed else "given", "train_step")
            self._send_plan()

    def _fits_step(
        self, plan: Plan, feed: Feed, construct: Callable[[], None], call: Callable[[], None]
    ) -> bool:
        """Whether call and step work with other inputs, which `plan` then has. Raises TimeoutError."""
        before = Feed(plan.input_args, plan.input_kwargs, plan.fed[0][2] if plan.fed else "a guess")
        plan.feed_with(feed, self.root)
        try:
            construct()
            call()
            self._trace_step(plan)
        except TimeoutError:
            raise
        except Exception as error:
            self._print(error)
            plan.feed_with(before, self.root)
            return False
        self._send_plan()
        return True

    def _reached(self) -> int:
        """How far a traced function came: the ops in its graph, without its inputs."""
        ops = () if self.graph is None else self.graph.get_operations()
        return sum(op.type != "Placeholder" for op in ops)


def _step(layer: Any, data: Any) -> Any:
    return layer.train_step(data)


def _spec(api: Api, open_batch: bool) -> Any:
    def spec(value: Any) -> Any:
        if isinstance(value, (api.tf.SparseTensor, api.tf.RaggedTensor)):
            return api.tf.type_spec_from_value(value)
        if not value.shape.rank:
            return value
        return api.tf.TensorSpec([None if open_batch else value.shape[0], *value.shape[1:]], value.dtype)

    return spec
