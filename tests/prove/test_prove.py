"""`check --prove` on small classes: what is proved, refuted, not run, and what only running shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from layerlint.prove.prove_paths import fix_proved, prove_run
from layerlint.prove.trial import LayerTarget
from layerlint.prove.verdicts import prove
from layerlint.report import Report, render
from layerlint.rule import Diagnostic, Evidence, Severity
from layerlint.run.lint_paths import lint_paths
from layerlint.run.lint_run import LintRun
from layerlint.run.request import LintRequest
from layerlint.settings.declarations import Settings, TraceTarget
from layerlint.text import Position, Span
from layerlint.trace.worker_session import WorkerSession
from tests.prove.conftest import Workers

HEAD = "import tensorflow as tf\n\n\n"
UNTRACKED = """class Scale(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.w = tf.Variable(tf.ones((input_shape[-1],)))

    def call(self, inputs):
        return inputs * self.w
"""
LAZY = """class Lazy(tf.keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.w = None

    def call(self, inputs):
        if self.w is None:
            self.w = self.add_weight(name="w", shape=(inputs.shape[-1],), initializer="ones")
        return inputs * self.w
"""
WRONG = {
    "LL801": """class Holder:
    def __init__(self):
        setattr(self, "inner", tf.Variable([2.0]))


class Wrong(tf.keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.holder = Holder()

    def call(self, inputs):
        return inputs * self.holder.inner
""",
    "LL802": """KEPT = []


def decorated(function):
    return function


@decorated
def grow(inputs):
    KEPT.append(tf.Variable([1.0]))
    return inputs * KEPT[-1]


class Wrong(tf.keras.layers.Layer):
    def call(self, inputs):
        return grow(inputs)
""",
    "LL803": """def without(value):
    return tf.stop_gradient(value)


class Wrong(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(input_shape[-1],), initializer="ones")

    def call(self, inputs):
        return inputs * without(self.w)
""",
    "LL804": """def doubled(units):
    return 2 * units


class Wrong(tf.keras.layers.Layer):
    def __init__(self, units=2, **kwargs):
        super().__init__(**kwargs)
        self.units = doubled(units)

    def call(self, inputs):
        return inputs * float(self.units)

    def get_config(self):
        return {**super().get_config(), "".join(["un", "its"]): self.units}
""",
    "LL805": """class Wrong(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(input_shape[-1],), initializer="ones")

    def call(self, inputs):
        return inputs * self.w

    def save_own_variables(self, store):
        store["0"] = tf.zeros_like(self.w).numpy()
""",
    "LL806": """def decorated(function):
    return function


@decorated
def whole(value):
    return float(tf.reduce_sum(value).numpy())


class Wrong(tf.keras.layers.Layer):
    def call(self, inputs):
        return inputs * whole(inputs)
""",
    "LL807": """class Wrong(tf.keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.drop = tf.keras.layers.Dropout(0.5)
        self.mode = {"training": False}

    def call(self, inputs):
        return self.drop(inputs, **self.mode)
""",
}


Proved = Callable[..., LintRun]
NUMBERS = count()


def module(text: str) -> str:
    """Write a module; its path. Each has its own name: Python remembers modules by name and second."""
    path = f"layers_{next(NUMBERS)}.py"
    Path(path).write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def proved(workers: Workers) -> Proved:
    """Write a module, check it and run its layers."""

    def run(text: str, keras: int, *, everything: bool = False) -> LintRun:
        request = LintRequest((module(HEAD + text),), isolated=True, options={"keras": str(keras)})
        found = lint_paths(request)
        return prove_run(workers(keras), found, everything=everything, notify=lambda line: None)

    return run


def told(run: LintRun) -> dict[str, Evidence]:
    return {one.code: one.evidence for one in run.report.diagnostics}


@pytest.mark.slow
def test_an_untracked_variable_is_proved_with_what_was_seen(proved: Proved) -> None:
    run = proved(UNTRACKED, 3)
    (found,) = (one for one in run.report.diagnostics if one.evidence is Evidence.PROVED)
    assert found.attribute == "w"
    assert "`w` is not in `variables`" in found.seen
    assert run.report.failing
    text = render(run.report, "full")
    assert "proved: " in text
    assert "`w` is not in `variables`" in text


@pytest.mark.slow
def test_a_guarded_lazy_weight_is_right_in_keras_2(proved: Proved) -> None:
    run = proved(LAZY, 2, everything=True)
    assert not run.report.visible


def target(path: str) -> LayerTarget:
    return LayerTarget(path, "Scale", Span(Position(4, 7), Position(4, 12)))


def judged(worker: WorkerSession, text: str, settings: Settings | None = None) -> Diagnostic:
    """The alleged finding, held against the class of the text."""
    path = module(text)
    alleged = [replace(ALLEGED, path=path)]
    (proved,) = prove(worker, [target(path)], alleged, settings or Settings(), keras=3)
    return proved.judged[0]


ALLEGED = Diagnostic(
    "layers_here.py",
    Span(Position(6, 9), Position(6, 15)),
    "LL101",
    "variable-not-tracked",
    Severity.ERROR,
    "`self.w` is not tracked",
    layer="Scale",
    method="build",
    attribute="w",
)


@pytest.mark.slow
def test_a_finding_without_its_symptom_is_refuted_and_fails_nothing(workers: Workers) -> None:
    right = UNTRACKED.replace(
        "tf.Variable(tf.ones((input_shape[-1],)))",
        'self.add_weight(name="w", shape=(input_shape[-1],), initializer="ones")',
    )
    found = judged(workers(3), HEAD + right)
    assert found.evidence is Evidence.REFUTED
    assert found.severity is Severity.NOTE
    assert found.seen.startswith("it ran without a symptom (")
    report = Report((found,))
    assert not report.failing
    assert "refuted: it ran without a symptom" in render(report, "full")
    assert "1 refuted" in render(report, "full")


CANNOT_RUN = [
    (("import tensorflow", "import no_such_package\nimport tensorflow"), "no_such_package"),
    (("        self.w", "        import os\n        os._exit(3)\n        self.w"), "its process died"),
    (
        ("        self.w", "        while True:\n            pass\n        self.w"),
        "it was not done after 6 s (layers_",
    ),
]
"""What is changed in a class, and why it is not run then."""


@pytest.mark.slow
def test_what_cannot_run_is_told_with_its_reason_and_costs_one_class(workers: Workers) -> None:
    text = HEAD + UNTRACKED
    paths = [module(text.replace(*change)) for change, _ in CANNOT_RUN] + [module(text)]
    targets = [target(path) for path in paths]
    alleged = [replace(ALLEGED, path=path) for path in paths]
    *broken, (right,) = (
        one.judged for one in prove(workers(3), targets, alleged, Settings(), keras=3, time_limit=8.0)
    )
    for (_, reason), (found,) in zip(CANNOT_RUN, broken, strict=True):
        assert found.evidence is Evidence.NOT_RUN
        assert reason in found.seen
    assert right.evidence is Evidence.PROVED


@pytest.mark.slow
@pytest.mark.parametrize("keras", [2, 3])
@pytest.mark.parametrize("code", WRONG)
def test_what_only_running_shows_is_found(proved: Proved, code: str, keras: int) -> None:
    if (code, keras) == ("LL805", 2):
        pytest.skip("Keras 2 has no save_own_variables")
    run = proved(WRONG[code], keras, everything=True)
    seen = [one for one in run.report.diagnostics if one.code == code]
    assert seen, told(run)
    assert seen[0].evidence is Evidence.PROVED
    assert seen[0].layer == "Wrong"
    assert seen[0].seen.startswith("seen in the scenario ")


SECRET = """    def __init__(self, secret):
        super().__init__()
        if secret != "open":
            raise ValueError("wrong secret")

    def build(self, input_shape):
        if input_shape[-1] != 37:
            raise ValueError("wrong width")
"""


@pytest.mark.slow
def test_settings_say_how_a_class_is_made_and_called(workers: Workers) -> None:
    text = HEAD + UNTRACKED.replace("    def build(self, input_shape):\n", SECRET)
    text = text.replace(
        "def call(self, inputs):", "def call(self, inputs, *, mode):\n        assert mode == 'both'"
    )
    path = Path(module(text))
    name = f"layers_{int(path.stem.partition('_')[2]) + 1}.py"
    known = TraceTarget(f"{name}:Scale", "secret='open'", ("float32[None,37]",), "mode='both'")
    settings = Settings(folder=str(path.parent.absolute()), trace=(known,))
    assert judged(workers(3), text, settings).evidence is Evidence.PROVED
    assert judged(workers(3), text).evidence is Evidence.NOT_RUN


FIXABLE = """import tensorflow as tf
from .width import WIDTH


class Twice(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.a = tf.Variable(tf.ones((WIDTH,)))
        self.b = tf.Variable(tf.zeros((WIDTH,)))

    def call(self, inputs):
        return inputs * self.a + self.b


class Failing(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.w = tf.Variable(tf.ones((input_shape[-1],)))

    def call(self, inputs):
        raise RuntimeError("never")


class Lost(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.w = tf.Variable(tf.ones((input_shape[-1],)))
        self.holder = [lambda kept=tf.Variable([2.0]): kept]

    def call(self, inputs):
        return inputs * self.w * self.holder[0]()
"""


@pytest.mark.slow
def test_only_fixes_whose_result_is_proved_are_applied(workers: Workers, folder: Path) -> None:
    package = folder / "package"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "width.py").write_text("WIDTH = 3\n", encoding="utf-8")
    (package / "twice.py").write_text(FIXABLE, encoding="utf-8")
    request = LintRequest(("package",), isolated=True, options={"keras": "3"}, unsafe_fixes=True)
    run = prove_run(workers(3), lint_paths(request), everything=False, notify=lambda line: None)
    run, outcome, left = fix_proved(workers(3), run)
    fixed = [(one.layer, one.attribute) for change in outcome.changes for one in change.fixed]
    assert sorted(fixed) == [("Twice", "a"), ("Twice", "b")]
    reasons = {one.diagnostic.layer: one.reason for one in left}
    assert reasons["Failing"].startswith("its finding is not run (RuntimeError: never (twice.py:19)")
    assert "the fixed class still shows it" in reasons["Lost"]
    assert {one.layer: one.evidence for one in run.report.diagnostics} == {
        "Failing": Evidence.NOT_RUN,
        "Lost": Evidence.PROVED,
    }
    assert sorted(path.name for path in package.rglob("*fixed*")) == []
    assert (package / "twice.py").read_text(encoding="utf-8") == FIXABLE


@pytest.mark.slow
def test_the_table_of_a_settings_file_is_used(workers: Workers, folder: Path) -> None:
    settled = folder / "settled"
    settled.mkdir()
    text = HEAD + UNTRACKED.replace("    def build(self, input_shape):\n", SECRET)
    (settled / "scale.py").write_text(text, encoding="utf-8")
    table = '[tool.layerlint.trace."scale.py:Scale"]\ninit = "\'open\'"\ninput = "float32[None,37]"\n'
    (settled / "pyproject.toml").write_text(table, encoding="utf-8")
    request = LintRequest(("settled",), options={"keras": "3"})
    run = prove_run(workers(3), lint_paths(request), everything=False, notify=lambda line: None)
    found = next(one for one in run.report.diagnostics if one.attribute == "w")
    assert found.evidence is Evidence.PROVED, found.seen
