"""When an error proves a finding: a guess of layerlint's and the rest of the class are not to blame."""

from __future__ import annotations

from dataclasses import replace

import pytest

from layerlint.prove.declared import declared_symptoms
from layerlint.prove.ties import _GENERIC, breaks_on_guess, came_past, names_error, ran, returns_ran, tie
from layerlint.prove.trial import Observation
from layerlint.rule import Diagnostic, Related, Severity
from layerlint.rulebook.pages import VERSIONS, pages
from layerlint.text import Position, Span

SOURCE = """class Tied(Layer):
    def __init__(self, source):
        super().__init__()
        self.source = source

    def build(self, input_shape):
        self.positions = tf.range(
            self.source.units,
        )

    def call(self, inputs):
        return helper(inputs) + self.positions


def helper(inputs):
    return inputs.shape.rank
"""


def finding(line: int, attribute: str = "positions") -> Diagnostic:
    span = Span(Position(line, 9), Position(line, 20))
    return Diagnostic("tied.py", span, "LL118", "name", Severity.ERROR, "", layer="Tied", attribute=attribute)


def error(text: str, *lines: int, ran: frozenset[int] = frozenset()) -> Observation:
    frames = (("keras.py", 7), *(("tied.py", line) for line in lines))
    return Observation("fit", frozenset({f"raises={text}"}), {}, text, text, frames, lines=ran)


UNITS = "AttributeError: 'int' object has no attribute 'units'"
SCOPE = "TypeError: <tf.Tensor> is out of scope"


def test_a_guessed_number_that_breaks_on_the_very_line_proves_nothing() -> None:
    found = tie(["raises=out of scope"], error(UNITS, 8), finding(7), SOURCE)
    assert found.through
    assert not found.proves(control=False, certain=False)


def test_the_same_error_of_a_class_that_was_made_as_the_user_says_proves_it() -> None:
    found = tie(["raises=out of scope"], error(UNITS, 8), finding(7), SOURCE)
    assert found.proves(control=False, certain=True)


def test_the_declared_error_through_a_line_that_reads_the_attribute_proves_it() -> None:
    found = tie(["raises=out of scope"], error(SCOPE, 12), finding(7), SOURCE)
    assert not found.through
    assert found.proves(control=True, certain=False)


def test_the_declared_error_of_another_attribute_proves_nothing() -> None:
    found = tie(["raises=out of scope"], error(SCOPE, 12), finding(4, "source"), SOURCE)
    assert not found.proves(control=True, certain=False)


def test_an_argument_of_the_configuration_is_not_the_one_that_the_constructor_refuses() -> None:
    config = "TypeError: using config={'kept': 1, 'half': 2}.\n\nException encountered:"
    refused = f"{config} got an unexpected keyword argument 'kept'"
    declared = ["raises=unexpected keyword argument"]
    assert tie(declared, error(refused), finding(7, "kept"), SOURCE).proves(control=True, certain=False)
    assert not tie(declared, error(refused), finding(7, "half"), SOURCE).proves(control=True, certain=False)
    unread = f"{config} 'dict' object is not callable"
    assert tie(["raises=not callable"], error(unread), finding(7, "kept"), SOURCE).about


def test_an_error_in_a_helper_is_not_that_of_the_line_that_calls_it() -> None:
    found = tie(["raises=out of scope"], error(UNITS, 12, 16), finding(12, ""), SOURCE)
    assert not found.through
    assert not found.proves(control=True, certain=True)


@pytest.mark.parametrize("declared", ["ValueError", "TypeError", "Error", "None", "hape"])
def test_a_text_that_any_error_has_names_nothing(declared: str) -> None:
    found = tie([f"raises={declared}"], error(f"{declared}: 8", 4), finding(12), SOURCE)
    assert not found.named


def test_each_error_of_a_page_in_a_scenario_of_a_layer_has_words_of_its_own() -> None:
    generic = {
        (page.code, symptom)
        for page in pages()
        for keras in VERSIONS
        for symptom in declared_symptoms(page.code, keras)
        if symptom.startswith("raises=") and _GENERIC.fullmatch(symptom.partition("=")[2])
    }
    assert generic == set()


def test_an_attribute_that_the_class_lacks_is_named_whatever_the_page_shows() -> None:
    lacks = "AttributeError: 'Tied' object has no attribute 'positions'"
    found = tie(["raises=has no attribute 'kernel'"], error(lacks, 12), finding(12), SOURCE)
    assert found.proves(control=False, certain=False)


def test_an_attribute_that_the_class_lacks_proves_nothing_of_another_one_in_the_statement() -> None:
    lacks = error("AttributeError: 'Tied' object has no attribute 'units'", 12)
    missing = replace(finding(12), code="LL202")
    assert not tie(["raises=has no attribute 'kernel'"], lacks, missing, SOURCE).holds
    assert tie(["raises=has no attribute 'kernel'"], lacks, finding(12), SOURCE).through
    part = error("AttributeError: 'Dense' object has no attribute 'units'", 12)
    assert tie(["raises=has no attribute 'kernel'"], part, missing, SOURCE).through


@pytest.mark.parametrize(
    ("line", "lines", "expected"),
    [(7, {8}, True), (7, {12}, False), (1, set(), True), (6, {6}, True), (8, {7}, True)],
)
def test_a_finding_ran_when_its_statement_did(line: int, lines: set[int], expected: bool) -> None:
    assert ran(SOURCE, finding(line), frozenset(lines)) is expected


def test_what_stands_in_the_body_of_a_class_ran_with_the_import() -> None:
    assert ran("class Tied(Layer):\n    inner = Dense(3)\n", finding(2), frozenset())


@pytest.mark.parametrize(
    ("raised", "text", "origin", "expected"),
    [
        ("AttributeError: 'float' object has no attribute 'tolist'", "0.1", "found by trying", True),
        (
            "AttributeError: 'TrackedList' object has no attribute 'tolist'",
            "[8, 8]",
            "usual for its name",
            True,
        ),
        ("TypeError: 'int' object is not callable", "8", "from how the class uses it", True),
        ("AttributeError: 'float' object has no attribute 'tolist'", "0.1", "tests/test_a.py:3", False),
        ("AttributeError: 'float' object has no attribute 'tolist'", "0.1", "given", False),
        ("AttributeError: 'float' object has no attribute 'tolist'", "8", "found by trying", False),
        ("ValueError: the shape is not known", "0.1", "found by trying", False),
        (
            "AttributeError: 'function' object has no attribute 'width'",
            "keras.activations.relu",
            "usual for its name",
            True,
        ),
        (
            "AttributeError: 'Dense' object has no attribute 'planks'",
            "keras.layers.Dense(8)",
            "usual for its name",
            True,
        ),
        (
            "AttributeError: 'Dense' object has no attribute 'planks'",
            "keras.layers.Conv2D(8, 3)",
            "usual for its name",
            False,
        ),
    ],
)
def test_what_a_guessed_value_lacks_proves_nothing(
    raised: str, text: str, origin: str, expected: bool
) -> None:
    assert breaks_on_guess(raised, [("table", text, origin)]) is expected


MISSPELT = """class Tied(Layer):
    def biuld(self, input_shape):
        self.w = self.add_weight(shape=(3,))

    def call(self, inputs):
        return inputs * self.w


class Other(Layer):
    def build(self, input_shape):
        self.w = 1
"""
LACKS_W = "AttributeError: 'Tied' object has no attribute 'w'"


def test_what_only_the_method_of_a_finding_sets_is_missing_because_it_never_ran() -> None:
    found = tie(["raises=no attribute 'v'"], error(LACKS_W, 6, ran=frozenset({6})), finding(2, ""), MISSPELT)
    assert found.proves(control=False, certain=False)


@pytest.mark.parametrize(
    ("shown", "source"),
    [
        (error(LACKS_W, 6, ran=frozenset({3, 6})), MISSPELT),
        (error(LACKS_W.replace("'w'", "'v'"), 6, ran=frozenset({6})), MISSPELT),
        (error(LACKS_W, 6), MISSPELT.replace("return inputs * self.w", "self.w = inputs * self.w")),
    ],
)
def test_an_attribute_that_another_line_sets_says_nothing_of_a_method(
    shown: Observation, source: str
) -> None:
    assert not tie(["raises=no attribute 'v'"], shown, finding(2, ""), source).missed


def test_a_control_that_fails_behind_the_line_of_a_finding_came_past_it() -> None:
    assert came_past(error(UNITS, 12, 16, ran=frozenset({7, 12, 16})), finding(7), SOURCE)
    assert not came_past(error(UNITS, 7, ran=frozenset({7})), finding(7), SOURCE)
    assert not came_past(error(UNITS, 12, ran=frozenset({12})), finding(7), SOURCE)


def test_an_error_before_the_line_of_a_finding_is_not_its_own() -> None:
    two = "class Tied(Layer):\n    def build(self, shape):\n        one(self)\n        two(self)\n"
    seen = error("ValueError: by keyword", 3, ran=frozenset({3}))
    assert tie(["raises=by keyword"], seen, finding(3, ""), two).proves(control=False, certain=False)
    assert not tie(["raises=by keyword"], seen, finding(4, ""), two).proves(control=False, certain=False)


def test_a_name_that_a_module_lacks_is_that_of_the_finding_or_none() -> None:
    said = replace(finding(12, ""), message="`keras.backend.mean` does not exist in Keras 3")
    lacks = "AttributeError: module 'keras.backend' has no attribute 'mean'"
    assert tie([], error(lacks, 12), said, SOURCE).missed
    assert tie([], error("ImportError: cannot import name 'mean' from 'keras.backend'"), said, SOURCE).missed
    other = tie(["raises=has no attribute"], error(lacks.replace("mean", "sum"), 12), said, SOURCE)
    assert not other.holds


def test_an_error_in_the_helper_that_a_finding_names_is_its_own() -> None:
    place = Span(Position(16, 5), Position(16, 11))
    found = replace(finding(12, ""), related=(Related(place, "here", function="helper"),))
    assert tie([], error(SCOPE, 12, 16), found, SOURCE).through
    assert not tie([], error(SCOPE, 16), found, SOURCE).through


SKIPPED = """class Base(Layer):
    def __init__(self):
        self.d = 1


class Tied(Base):
    def __init__(self):
        super(Base, self).__init__()

    def call(self, inputs):
        return self.d
"""


def test_what_a_skipped_constructor_sets_is_missing() -> None:
    message = "`super(Base, self)` looks only in the parents of `Base`: `Base.__init__` is skipped"
    found = replace(finding(8, ""), message=message)
    lacks = LACKS_W.replace("'w'", "'d'")
    assert tie([], error(lacks, 11, ran=frozenset({8, 11})), found, SKIPPED).missed
    assert not tie([], error(lacks, 11, ran=frozenset({3, 8, 11})), found, SKIPPED).missed


@pytest.mark.parametrize(("lines", "expected"), [({2, 3, 4}, False), ({2, 3, 4, 6}, True)])
def test_a_finding_about_a_method_saw_every_return_of_it(lines: set[int], expected: bool) -> None:
    source = (
        "class A(Layer):\n    def call(self, x, mask=None):\n        if x.shape[0]:\n            return x\n"
        "        return (\n            x + 1\n        )\n    def helper(self):\n        return 1\n"
    )
    assert returns_ran(source, finding(2), frozenset(lines)) is expected
    assert returns_ran(source, finding(4), frozenset(lines))


def test_the_error_of_an_optimizer_for_other_variables_is_named() -> None:
    raised = "KeyError: 'The optimizer cannot recognize variable dense_2/kernel:0. This usually means ...'"
    assert any(names_error(symptom, raised) for symptom in declared_symptoms("LL611", 2))
