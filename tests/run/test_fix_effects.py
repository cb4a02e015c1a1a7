"""What a fix is blamed for: what it wrote, and the names that it touched; nothing that was only hidden."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layerlint.files.edits import LineIndex, apply_edits
from layerlint.rule import Diagnostic, Related, Severity
from layerlint.run.fix_effects import new_findings, written
from layerlint.run.fix_rounds import FixResult, fix_files
from layerlint.run.lint_text import lint_text
from layerlint.text import Edit, Fix, Position, Safety, Span

HEAD = "import keras\n\n\nclass A(keras.layers.Layer):\n"


def fixed(text: str, keras: int = 3, *, unsafe: bool = False) -> FixResult:
    def check(texts: Mapping[str, str]) -> Mapping[str, Sequence[Diagnostic]]:
        return {path: lint_text(text, path=path, keras=keras) for path, text in texts.items()}

    def applicable(one: Diagnostic) -> bool:
        return one.fix is not None and (unsafe or one.fix.safety is Safety.SAFE)

    return fix_files({"a.py": text}, check, applicable)


def test_a_name_put_right_uncovers_what_the_method_does() -> None:
    text = HEAD + (
        "    def __init__(self):\n        super().__init__()\n        self.d = keras.layers.Dense(4)\n\n"
        "    def Call(self, x):\n        self.d(x)\n"
    )
    outcome = fixed(text, unsafe=True)
    assert outcome.taken_back == ()
    (change,) = outcome.changes
    assert "def call(self, x):" in change.after
    assert "LL502" in {one.code for one in lint_text(change.after)}


def test_what_a_name_put_right_uncovers_is_fixed_in_its_turn() -> None:
    text = HEAD + (
        "    def __init__(self):\n        super().__init__()\n        self.d = keras.layers.Dense(4)\n\n"
        "    def Call(self, x):\n        y = self.d.call(x)\n        return self.other(y)\n"
    )
    outcome = fixed(text, unsafe=True)
    assert outcome.taken_back == ()
    assert "self.d(x)" in outcome.changes[0].after


def test_a_second_definition_is_not_mistaken_for_the_first() -> None:
    """The findings stand in a method that another one replaces; a fix there would repair nothing."""
    call = "    def __call__(self, x):\n        return x + {}\n"
    outcome = fixed(HEAD + call.format(1) + call.format(2))
    assert outcome.taken_back == ()


def test_a_weight_that_build_has_is_not_made_there_again() -> None:
    text = HEAD + (
        "    def build(self, shape):\n        self.w = self.add_weight(name='w', shape=(3,))\n"
        "        super().build(shape)\n\n"
        "    def call(self, x):\n        self.w = self.add_weight(name='v', shape=(3,))\n"
        "        return x * self.w\n"
    )
    outcome = fixed(text, unsafe=True)
    assert outcome.taken_back == ()
    assert outcome.changes == ()


# The parts


def place(line: int, first: int, last: int) -> Span:
    return Span(Position(line, first), Position(line, last))


def fix(*edits: Edit) -> Fix:
    return Fix("a fix", edits, Safety.SAFE)


def finding(span: Span, attribute: str = "", message: str = "words", *related: Span) -> Diagnostic:
    return Diagnostic(
        "a.py",
        span,
        "LL1",
        "a-rule",
        Severity.ERROR,
        message,
        attribute=attribute,
        related=tuple(Related(one, "here") for one in related),
    )


def test_a_place_in_another_file_is_not_what_was_written_here() -> None:
    moved = written("a = 1\n", [Fix("", (Edit(place(1, 1, 6), "b = 22"),), Safety.SAFE)])
    near = replace(finding(place(3, 1, 2)), related=(Related(place(1, 1, 6), "here"),))
    assert moved.caused(near)
    assert not moved.caused(replace(near, related=(Related(place(1, 1, 6), "there", "b.py", "b.f"),)))


MODULE = "def Call(self):\n    self.a = self.b\n    self.Call()\n"
RENAMED = fix(Edit(place(1, 5, 9), "call"))
MOVED = fix(Edit(place(2, 5, 20), ""), Edit(place(3, 5, 5), "self.a = 1\n    "))
NEW_METHOD = fix(Edit(place(4, 1, 1), "def build(self):\n    pass\n"))


@pytest.mark.parametrize(
    ("one", "found", "blamed"),
    [
        (RENAMED, finding(place(1, 5, 9), message="`call` returns nothing"), False),
        (RENAMED, finding(place(2, 5, 11), "a"), False),
        (RENAMED, finding(place(3, 5, 14), "Call"), True),
        (MOVED, finding(place(1, 5, 9)), False),
        (MOVED, finding(place(1, 5, 9), "a"), True),
        (MOVED, finding(place(1, 5, 9), "b.kernel"), True),
        (MOVED, finding(place(3, 5, 11)), True),
        (MOVED, finding(place(1, 5, 9), "", "words", place(3, 5, 11)), True),
        (MOVED, finding(place(2, 1, 5)), True),
        (NEW_METHOD, finding(place(2, 5, 11), "a", "`A.build` does not build `self.a`"), True),
        (NEW_METHOD, finding(place(2, 5, 11), "a", "`self.a` is never built"), False),
    ],
)
def test_a_fix_is_blamed_for_what_it_touched(one: Fix, found: Diagnostic, blamed: bool) -> None:
    assert written(MODULE, [one]).caused(found) is blamed


def test_a_finding_that_moved_is_not_new() -> None:
    did = written("a\nb\n", [fix(Edit(place(1, 1, 1), "x\n"))])
    was, more = finding(place(2, 1, 2)), finding(place(1, 1, 2))
    assert list(new_findings([was], [finding(place(3, 1, 2)), more], did)) == [more]
    assert list(new_findings([was], [more], did)) == []


@given(st.data())
@pytest.mark.slow
def test_text_beside_the_edits_is_found_again(data: st.DataObject) -> None:
    text = data.draw(st.text(alphabet="ab\n", min_size=1))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=6)))
    lines = LineIndex(text)
    edits = [
        Edit(
            Span(lines.position(start), lines.position(end)),
            data.draw(st.text(alphabet="xy\n", max_size=4)),
        )
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
        if start < end
    ]
    did, after = written(text, [fix(*edits)] if edits else []), LineIndex(apply_edits(text, edits))
    for offset, character in enumerate(text):
        span = Span(lines.position(offset), lines.position(offset + 1))
        inside = any(one.span.start < span.end and span.start < one.span.end for one in edits)
        if not inside and character != "\n":
            assert after.slice(did.moved(span)) == character


def test_another_finding_of_the_rule_at_the_place_is_not_the_one_that_was_fixed() -> None:
    text = HEAD + (
        "    def __init__(self, **kwargs):\n        super().__init__(kwargs)\n        super().__init__(kwargs)\n\n"
        "    def call(self, x):\n        return x\n"
    )
    outcome = fixed(text)
    assert outcome.taken_back == ()
    assert outcome.changes[0].after.count("super().__init__(**kwargs)") == 2
