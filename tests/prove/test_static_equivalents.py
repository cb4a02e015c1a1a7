"""What running shows and a finding already tells by reading is not told again."""

from __future__ import annotations

from dataclasses import replace

from layerlint.prove.prove_paths import _is_static_equivalent
from layerlint.rule import Diagnostic, Evidence, Severity
from layerlint.text import Position, Span

SEEN = Diagnostic(
    "a.py", Span(Position(7, 7), Position(7, 8)), "LL804", "name", Severity.ERROR,
    "`A`: TypeError: Base.__init__() got an unexpected keyword argument 'trainable'",
    layer="A", keras=3, evidence=Evidence.PROVED,
)  # fmt: skip
NOTE = replace(SEEN, code="LL305", layer="A", message="", evidence=Evidence.NOT_RUN)


def test_a_note_of_the_class_or_of_the_base_that_fails_tells_it() -> None:
    assert _is_static_equivalent(NOTE, SEEN)
    assert _is_static_equivalent(replace(NOTE, layer="Base"), SEEN)
    assert _is_static_equivalent(replace(NOTE, layer="Outer.Base"), SEEN)
    assert not _is_static_equivalent(replace(NOTE, layer="Other"), SEEN)
    assert not _is_static_equivalent(replace(NOTE, code="LL115"), SEEN)
    assert not _is_static_equivalent(NOTE, replace(SEEN, code="LL801"))
