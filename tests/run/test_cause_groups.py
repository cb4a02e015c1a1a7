"""Findings with one cause are told as one, while each place is fixed, ignored and known by itself."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from layerlint.report import render
from layerlint.rule import Diagnostic
from layerlint.run.fix import fix_run, ignore_all
from layerlint.run.lint_paths import lint_paths
from layerlint.run.lint_run import LintRun
from layerlint.run.request import LintRequest

BLOCK = """import keras


class Net(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.a = keras.layers.Dense(4)
        self.b = keras.layers.Dense(4)
        self.c = keras.layers.Dense(4)
        self.d = keras.layers.Dense(4)
        self.e = keras.layers.Dense(4)

    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(4,))

    def call(self, x, training=None):
        return self.a(x) + self.b(x) + self.c(x) + self.d(x) + self.e(x) * self.w
"""
LINES = range(7, 12)

Check = Callable[..., LintRun]


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Check:
    monkeypatch.chdir(tmp_path)

    def run(text: str | None = None, **options: Any) -> LintRun:
        if text is not None:
            Path("net.py").write_text(text, encoding="utf-8")
        settings = {"keras": "3", **options.pop("settings", {})}
        return lint_paths(LintRequest(("net.py",), options=settings, cache=True, **options))

    return run


def told(run: LintRun) -> list[Diagnostic]:
    return [one for one in run.report.visible if one.code == "LL206"]


def with_comment(*lines: int) -> str:
    comment = "  # layerlint: ignore[LL206] known"
    return "\n".join(
        line + (comment if number in lines else "") for number, line in enumerate(BLOCK.split("\n"), 1)
    )


def test_the_first_place_is_the_finding_and_the_others_are_related(check: Check) -> None:
    run = check(BLOCK)
    (one,) = told(run)
    assert one.span.start.line == LINES[0]
    assert one.message.endswith("(and 4 more in this class)")
    assert [place.span.start.line for place in one.related] == [*LINES[1:]]
    assert [place.label for place in one.related] == ["`b` too", "`c` too", "`d` too", "`e` too"]


def test_every_format_tells_one(check: Check) -> None:
    report = check(BLOCK).report
    assert len(json.loads(render(report, "json"))) == 1
    assert len(json.loads(render(report, "json"))[0]["related"]) == 4
    (run,) = json.loads(render(report, "sarif"))["runs"]
    assert len(run["results"]) == 1
    assert len(run["results"][0]["relatedLocations"]) == 4
    assert render(report, "concise").count("LL206") == 1
    full = render(report, "full")
    assert "`d` too" in full
    assert "`e` too" not in full, "three places are enough to look at"


@pytest.mark.slow
def test_a_fix_repairs_each_place(check: Check) -> None:
    run = check(BLOCK, unsafe_fixes=True)
    fixed, result = fix_run(run)
    assert told(fixed) == []
    assert result.count == len(LINES)


def test_a_comment_at_the_first_place_ignores_them_all(check: Check) -> None:
    assert told(check(with_comment(LINES[0]))) == []


def test_a_few_places_are_told_one_by_one(check: Check) -> None:
    few = BLOCK.replace(
        "        self.d = keras.layers.Dense(4)\n        self.e = keras.layers.Dense(4)\n", ""
    )
    found = told(check(few))
    assert [one.span.start.line for one in found] == [*LINES[:3]]
    assert not any(one.related for one in found)
    ignored = few.replace(
        "self.a = keras.layers.Dense(4)", "self.a = keras.layers.Dense(4)  # layerlint: ignore[LL206] known"
    )
    assert [one.attribute for one in told(check(ignored))] == ["b", "c"]


def test_a_comment_at_another_place_ignores_that_one(check: Check) -> None:
    run = check(with_comment(LINES[1]))
    (one,) = told(run)
    assert [place.span.start.line for place in one.related] == [*LINES[2:]]
    assert {one.code for one in run.report.visible} == {"LL206"}, "no comment is unused"


def test_one_comment_is_written(check: Check) -> None:
    _, _, count = ignore_all(check(BLOCK), "known")
    assert count == 1
    assert told(check()) == []


def test_a_baseline_knows_each_place(check: Check) -> None:
    check(BLOCK, write_baseline="known.json")
    known = {"baseline": "known.json"}
    assert told(check(BLOCK, settings=known)) == []
    without_first = BLOCK.replace("self.a = keras.layers.Dense(4)", "self.a = lambda x: x")
    assert told(check(without_first, settings=known)) == []
    more = BLOCK.replace("    def build", "        self.f = keras.layers.Dense(4)\n\n    def build")
    (new,) = told(check(more, settings=known))
    assert new.attribute == "f"
    assert new.related == ()


def test_what_is_kept_of_a_class_is_folded_alike(check: Check) -> None:
    first, again = check(BLOCK), check()
    assert told(first) == told(again)


def test_a_server_that_compares_runs_knows_the_cause(check: Check) -> None:
    (before,) = json.loads(render(check(BLOCK).report, "gitlab"))
    without_first = BLOCK.replace("self.a = keras.layers.Dense(4)", "self.a = lambda x: x")
    (after,) = json.loads(render(check(without_first).report, "gitlab"))
    assert before["fingerprint"] == after["fingerprint"]


LINE = """import keras


class Pad(keras.layers.Layer):
    def call(self, x):
        return x[self.top : self.bottom, self.left : self.right]


class Net(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.a, self.b = keras.layers.Dense(4), keras.layers.Dense(4)
        self.c = keras.layers.Dense(4)

    def build(self, input_shape):
        self.built = True

    def call(self, x, training=None):
        return self.a(x) + self.b(x) + self.c(x)
"""


def test_what_a_rule_says_several_times_of_one_line_is_one_finding(check: Check) -> None:
    shown = check(LINE).report.visible
    (missing,) = [one for one in shown if one.code == "LL202"]
    assert missing.message.endswith("(and 3 more on this line)")
    assert [one.label for one in missing.related] == ["`bottom` too", "`left` too", "`right` too"]
    assert [one.span.start.line for one in told(check())] == [12, 13]


GAN = """import tensorflow as tf
import keras


class Gan(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.generator = keras.Sequential([keras.layers.Dense(4), keras.layers.BatchNormalization()])
        self.discriminator = keras.Sequential([keras.layers.Dense(4), keras.layers.Dropout(0.5)])

    def train_step(self, data):
        with tf.GradientTape() as tape:
            made = self.generator(data)
            real = self.discriminator(data)
            loss = tf.reduce_mean(self.discriminator(made) - real)
        grads = tape.gradient(loss, self.trainable_weights)
        self.optimizer.apply_gradients(zip(grads, self.trainable_weights))
        return {"whole": loss}
"""


def test_a_step_that_calls_its_models_as_in_inference_is_one_finding(check: Check) -> None:
    (one,) = [one for one in check(GAN).report.visible if one.code == "LL609"]
    assert one.span.start.line == 13
    assert [place.span.start.line for place in one.related if place.repeats] == [14, 15]


STALE = """import keras


class Heads(keras.layers.Layer):
    def __init__(self, heads=4, **kwargs):
        super().__init__(**kwargs)
        self.heads = heads

    def call(self, x):
        return x * self.heads

    def get_config(self):
        return {**super().get_config(), "heads": self.heads, "width": self.width}
"""


def test_a_stale_key_whose_attribute_is_gone_is_one_finding(check: Check) -> None:
    found = [(one.code, one.help) for one in check(STALE).report.visible if one.severity.value != "note"]
    assert found == [("LL202", "remove `width` from the configuration, which `__init__` does not take")]


PRIVATE = """from tensorflow.python.keras.layers import Dense, Layer


class A(Layer):
    pass


class B(A):
    pass


class C(Dense):
    pass
"""


def test_classes_of_a_file_share_a_cause(check: Check) -> None:
    (one,) = check(PRIVATE).report.visible
    assert (one.code, one.span.start.line) == ("LL702", 4)
    assert one.message.endswith("(and 1 more in this file)")
    assert [(place.span.start.line, place.label) for place in one.related] == [(12, "`C` too")]
    assert check(PRIVATE.replace("(Layer):", "(Layer):  # layerlint: ignore[LL702] old")).report.visible == ()
    (other,) = check(PRIVATE.replace("(Layer):", "(object):")).report.visible
    assert other.span.start.line == 12


def of_habit(count: int) -> str:
    block = "class {}(keras.layers.Layer):\n    def __call__(self, x):\n        return x * 2\n"
    return "import keras\n" + "".join(block.format(name) for name in "ABCD"[:count])


def test_a_habit_of_many_classes_is_one_finding(check: Check) -> None:
    few = [one.layer for one in check(of_habit(3)).report.visible if one.code == "LL501"]
    assert few == ["A", "B", "C"]
    (many,) = [one for one in check(of_habit(4)).report.visible if one.code == "LL501"]
    assert many.message.endswith("(and 3 more in this file)")
    assert [place.label for place in many.related if place.repeats] == ["`B` too", "`C` too", "`D` too"]


PRIVATE_IN_ONE = """import keras
from tensorflow.python.keras.layers import Dense


class A(keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.one = Dense(2)

    def call(self, x):
        return self.one(x)


class B(keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.two = Dense(2)

    def call(self, x):
        return self.two(x)
"""


def test_layers_by_one_import_share_a_cause(check: Check) -> None:
    (mixed,) = [one for one in check(PRIVATE_IN_ONE).report.visible if one.code == "LL702"]
    assert mixed.span.start.line == 8
    assert mixed.message.endswith("(and 1 more in this file)")


INHERITED = """import keras


class Base(keras.layers.Layer):
    def get_config(self):
        return {**super().get_config(), "rank": self.rank}


class A(Base):
    def __init__(self, rank, units, **kwargs):
        super().__init__(**kwargs)
        self.rank, self.units = rank, units


class B(Base):
    def __init__(self, rank, size, **kwargs):
        super().__init__(**kwargs)
        self.rank, self.size = rank, size


keras.models.load_model("a.keras")
"""


def test_classes_that_inherit_a_configuration_share_a_cause(check: Check) -> None:
    (one,) = [found for found in check(INHERITED).report.visible if found.code == "LL402"]
    assert one.span.start.line == 10
    assert [place.span.start.line for place in one.related] == [16]


HEADS = """import tensorflow as tf
from tensorflow import keras


def heads(X, count):
    return tf.reshape(X, (X.shape[0], X.shape[1], count, -1))


class Attention(keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.to_query = keras.layers.Dense(8)
        self.to_key = keras.layers.Dense(8)

    def call(self, queries, keys):
        queries = heads(self.to_query(queries), 2)
        keys = heads(self.to_key(keys), 2)
        return tf.matmul(queries, keys, transpose_b=True)
"""


def test_calls_of_a_function_share_the_mistake_in_it(check: Check) -> None:
    (one,) = [one for one in check(HEADS).report.visible if one.code == "LL509"]
    assert one.span.start.line == 16
    assert "`X.shape[0]`" in one.message
    assert "@" not in one.message + one.help
    assert [place.span.start.line for place in one.related if place.repeats] == [17]


OLD_CALLBACK = """import keras


class Scores(keras.callbacks.Callback):
    def on_epoch_end(self, epoch, logs=None):
        predicted = self.model.predict(self.validation_data[0])
        print(predicted - self.validation_data[1])
"""
OLD_MODEL = """import keras

x = keras.Input((3,))
y = keras.layers.Dense(2)(x)
model = keras.Model(
    input=x,
    output=y,
)
"""
OLD_METRIC = """import keras

model = keras.Sequential([keras.layers.Dense(2)])
model.compile("adam", "mse", metrics=["accuracy"])
history = model.fit([[1.0]], [[1.0]], validation_split=0.5)
print(history.history["acc"])
print(history.history["val_acc"])
"""


@pytest.mark.parametrize(
    ("code", "text", "lines"),
    [
        ("LL623", OLD_CALLBACK, [6, 7]),
        ("LL626", OLD_MODEL, [6, 7]),
        ("LL629", OLD_METRIC, [6, 7]),
    ],
)
def test_one_mistake_outside_classes_is_told_once(
    check: Check, code: str, text: str, lines: list[int]
) -> None:
    (one,) = [one for one in check(text).report.visible if one.code == code]
    repeats = [place.span.start.line for place in one.related if place.repeats]
    assert [one.span.start.line, *repeats] == lines
