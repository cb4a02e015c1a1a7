"""The inputs of a plan as values, symbolic inputs, specs and shapes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .. import feed
from ..keras_api import Api
from ..planning import Plan
from .variants import other_forms

SAMPLES = 4


class PlanInputs:
    """The inputs of a plan: their values, symbolic inputs, specs and shapes."""

    def __init__(self, plan: Plan, api: Api) -> None:
        self.plan = plan
        self.api = api

    def values(self, batch: int | None = None) -> Any:
        """Return the first `batch` samples of the inputs, which are deterministic."""
        tf = self.api.tf
        value_of = feed.values(self.api, SAMPLES)

        def leaf(form: Any, name: str) -> Any:
            if batch is not None and form.get("batch"):
                return feed.value(form, self.api, batch)
            value = value_of(form, name)
            if batch is not None and value.shape.rank and value.shape[0] > batch:
                return value[:batch]
            return value

        return self._together(lambda form, name: tf.convert_to_tensor(leaf(form, name)))

    def symbolic(self) -> Any:
        """`keras.Input`s like the inputs, with an unknown batch size."""
        return self._together(
            lambda form, name: self.api.keras.Input(
                batch_shape=tuple(feed.open_shape(form)), dtype=form["dtype"]
            )
        )

    def specs(self) -> Any:
        """Return the TensorSpecs of the inputs, with an unknown batch size."""
        return self._together(lambda form, name: feed.spec(form, name, self.api, open_batch=True))

    def shapes(self) -> Any:
        """The inputs' shapes with an unknown batch size, as `build` gets them."""
        return self._together(lambda form, name: tuple(feed.open_shape(form)))

    def others(self) -> Iterator[None]:
        """Set inputs of other shapes in turn; the plan is restored afterwards."""
        before = self.plan.input_args
        try:
            for forms in other_forms(before):
                self.plan.input_args = forms
                yield
        finally:
            self.plan.input_args = before

    def _together(self, leaf: Any) -> Any:
        """One value for all arguments: the only input itself, or a dict by argument for `apart`.

        A number or text that the plan passes is no input: neither a fit nor a functional model takes it.
        """
        forms = self._forms()
        if list(forms) == [_position(0)]:
            return feed.structure(forms[_position(0)], leaf)
        return {name: feed.structure(form, leaf) for name, form in forms.items()}

    def _forms(self) -> dict[str, Any]:
        """The forms of the arguments that hold tensors; all of them where none does."""
        args = {_position(index): form for index, form in enumerate(self.plan.input_args)}
        forms = {**args, **self.plan.input_kwargs}
        return {name: form for name, form in forms.items() if form["kind"] != "literal"} or forms

    def apart(self, inputs: Any) -> tuple[list[Any], dict[str, Any]]:
        """Split one value for all arguments into positional and keyword arguments."""
        forms = self._forms()
        alone = list(forms) == [_position(0)]

        def value(name: str, form: Any) -> Any:
            if name not in forms:
                return form["value"]
            return inputs if alone else inputs[name]

        args = [value(_position(index), form) for index, form in enumerate(self.plan.input_args)]
        return args, {name: value(name, form) for name, form in self.plan.input_kwargs.items()}


def _position(index: int) -> str:
    """The key of a positional argument."""
    return f"argument_{index}"
