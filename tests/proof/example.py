"""The example of a page as a case for the scenarios of `check --prove`: runs in the forked child."""

from __future__ import annotations

import importlib
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from layerlint.worker.keras_api import Api
from layerlint.worker.planning import Plan
from layerlint.worker.scenarios.case import Case
from layerlint.worker.scenarios.observing import observations
from layerlint.worker.scenarios.scenario_table import SCENARIOS

EXAMPLE_FILE = "layer_example.py"


class ExampleCase(Case):
    """The text of a fence, made and fed as its info string says: it needs no plan."""

    plan: Plan

    def __init__(self, job: dict[str, str], api: Api, folder: Path) -> None:
        super().__init__(None, api, str(folder))  # type: ignore[arg-type]
        self.job = job
        self.module: dict[str, Any] = {}

    def ours(self, file: str) -> bool:
        return file.endswith(EXAMPLE_FILE)

    def start(self) -> None:
        """Import the example as a module from a file, so that AutoGraph can read its source."""
        path = Path(self.folder, EXAMPLE_FILE)
        path.write_text(self.job["code"], encoding="utf-8")
        sys.path.insert(0, self.folder)
        self.module = vars(importlib.import_module(path.stem))

    @property
    def target_class(self) -> Any:
        """None while the example is not imported."""
        return self.module.get(self.job["layer"])

    @property
    def classes(self) -> dict[str, Any]:
        return {
            name: value
            for name, value in self.module.items()
            if isinstance(value, type) and issubclass(value, self.api.Layer)
        }

    def make(self, **more: Any) -> Any:
        """A new instance; `init` is evaluated in the example's own module."""

        def new(*args: Any, **kwargs: Any) -> Any:
            return self.module[self.job["layer"]](*args, **{**kwargs, **more})

        return eval(f"_made({self.job['init']})", {**self.module, "_made": new})

    @property
    def file(self) -> str:
        return ""

    def unfed(self, layer: Any) -> list[str]:
        return []

    def gives(self, name: str) -> bool:
        return f"{name}=" in self.job["call"]

    def other_plans(self) -> Iterator[None]:
        return iter(())

    @property
    def takes_more(self) -> bool:
        return bool(self.job["call"]) and not self.job["call"].startswith("training")

    def call(self, layer: Any, inputs: Any, training: bool | None = None) -> Any:
        """Call the layer with the keyword arguments of the example."""
        names = {**self.module, "_layer": layer, "_inputs": inputs}
        return eval(f"_layer(_inputs, {self.job['call']})", names)

    def inputs(self, batch: int | None = None) -> Any:
        """The example's inputs, always the same numbers, with the first `batch` samples."""
        rng = self.np.random.default_rng(7)
        made = []
        for dtype, shape in self._specs():
            whole = dtype.startswith("int")
            values = rng.integers(1, 5, size=shape) if whole else rng.normal(size=shape)
            made.append(self.api.tf.constant(values.astype(dtype)[:batch]))
        return self._arranged(made)

    def symbolic(self) -> Any:
        return self._arranged(
            [self.api.keras.Input(shape[1:], dtype=dtype) for dtype, shape in self._specs()]
        )

    def shapes(self) -> Any:
        return self._arranged([(None, *shape[1:]) for _, shape in self._specs()])

    def _arranged(self, made: list[Any]) -> Any:
        """One input as it is; several as a dict if they have names, else as a list."""
        names = re.findall(r"(\w+)=", self.job["input"])
        if names:
            return dict(zip(names, made, strict=True))
        return made[0] if len(made) == 1 else made

    def _specs(self) -> list[tuple[str, tuple[int, ...]]]:
        specs = []
        for part in self.job["input"].split(";"):
            found = re.fullmatch(r"\s*(?:\w+=)?(\w+)\[([\d,\s]+)\]\s*", part)
            if found is None:
                raise ValueError(f"input {part!r} is not dtype[shape]")
            specs.append((found[1], tuple(int(size) for size in found[2].split(",") if size.strip())))
        return specs


def run(job: dict[str, str], api: Api) -> dict[str, Any]:
    """Run one job and say what was seen."""

    def compiled(_: Case) -> None:
        compile(job["code"], EXAMPLE_FILE, "exec")

    extra: dict[str, Callable[[Case], None]] = {"compile": compiled}
    importlib.import_module("numpy").random.seed(1)
    api.tf.random.set_seed(1)
    with tempfile.TemporaryDirectory() as folder:
        case = ExampleCase(job, api, Path(folder))
        return observations(case, {**SCENARIOS, **extra}[job["scenario"]])
