"""Baselines: known findings are not reported, new and vanished ones are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from layerlint.errors import LayerlintError
from layerlint.files.output import write_output
from layerlint.rule import Diagnostic, Severity
from layerlint.suppression.baseline import read_baseline, write_baseline
from layerlint.suppression.moved import CheckedCode
from layerlint.text import Position, Span


def found(line: int = 1, path: str = "a.py", code: str = "LL101", attribute: str = "w") -> Diagnostic:
    span = Span(Position(line, 1), Position(line, 2))
    return Diagnostic(
        path, span, code, "a-rule", Severity.ERROR, "words", layer="A", method="call", attribute=attribute
    )


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.py").touch()
    (tmp_path / "b.py").touch()
    return tmp_path


def kept(*diagnostics: Diagnostic, ran: tuple[str, ...] = ("LL101", "LL104")) -> tuple[list[int], list[str]]:
    """The lines still reported, and the stale entries."""
    checked = CheckedCode(["a.py"], dict.fromkeys(ran, (2, 3)), {"a.py": {"A": (3,)}})
    left, stale = read_baseline("known.json").filter(diagnostics, checked)
    return [d.span.start.line for d in left], [f"{s.entry} x{s.missing}" for s in stale]


def test_known_findings_are_not_reported_wherever_they_move(folder: Path) -> None:
    assert write_baseline("known.json", [found(3), found(9, attribute="v")]) == 2
    assert kept(found(30), found(2, attribute="v")) == ([], [])


def test_new_findings_are(folder: Path) -> None:
    write_baseline("known.json", [found(3)])
    assert kept(found(3), found(4, attribute="v")) == ([4], [])
    assert kept(found(3), found(5, code="LL104")) == ([5], [])


def test_findings_are_counted(folder: Path) -> None:
    write_baseline("known.json", [found(3), found(4)])
    assert json.loads((folder / "known.json").read_text())["findings"][0]["count"] == 2
    assert kept(found(9), found(3), found(4)) == ([9], [])


def test_what_is_no_longer_found_is_stale(folder: Path) -> None:
    write_baseline("known.json", [found(3), found(4), found(5, code="LL104")])
    assert kept(found(3)) == ([], ["a.py: LL101 in A.call (w) x1", "a.py: LL104 in A.call (w) x1"])


def test_only_what_was_checked_is_stale(folder: Path) -> None:
    write_baseline("known.json", [found(3, path="b.py"), found(3, code="LL104"), found(1, path="gone.py")])
    assert kept(ran=("LL101",)) == ([], ["gone.py: LL101 in A.call (w) x1"])


def test_the_file_is_the_same_whatever_the_order(folder: Path) -> None:
    findings = [found(3), found(4, attribute="é"), found(5, path="b.py")]
    write_baseline("known.json", findings)
    before = (folder / "known.json").read_bytes()
    write_baseline("known.json", reversed(findings))
    assert (folder / "known.json").read_bytes() == before
    assert before.endswith(b"}\n")
    assert b"line" not in before


def test_paths_are_relative_to_the_baseline(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_baseline("known.json", [found(path="a.py")])
    (folder / "sub").mkdir()
    monkeypatch.chdir(folder / "sub")
    left, stale = read_baseline("../known.json").filter(
        [found(path="../a.py")], CheckedCode(["../a.py"], {"LL101": (2, 3)})
    )
    assert (left, stale) == ((), ())


def layer(path: str, name: str, *attributes: str, code: str = "LL101", keras: int = 3) -> list[Diagnostic]:
    """Findings of a class, one for each attribute."""
    span = Span(Position(1, 1), Position(1, 2))
    return [
        Diagnostic(
            path, span, code, "a-rule", Severity.ERROR, "words", layer=name, attribute=one, keras=keras
        )
        for one in attributes
    ]


def after(
    had: list[Diagnostic], has: list[Diagnostic], classes: dict[str, dict[str, tuple[int, ...]]]
) -> tuple[list[str], list[str]]:
    """What is reported of code with these findings and classes after a baseline was written: new, and stale."""
    write_baseline("known.json", had)
    checked = CheckedCode(classes, {"LL101": (2, 3), "LL104": (3,)}, classes)
    left, stale = read_baseline("known.json").filter(has, checked)
    return [f"{d.path} {d.layer} {d.attribute}" for d in left], [str(one.entry) for one in stale]


OLD: dict[str, tuple[int, ...]] = {"A": (2,)}
TWO: dict[str, tuple[int, ...]] = {"B": (3,)}
ONE: dict[str, tuple[int, ...]] = {"A": (3,)}


def test_a_renamed_file_stays_covered(folder: Path) -> None:
    had = [*layer("a.py", "A", "w", "v"), *layer("a.py", "", "x")]
    (folder / "a.py").rename("c.py")
    has = [*layer("c.py", "A", "w"), *layer("c.py", "A", "u"), *layer("c.py", "", "x")]
    assert after(had, [*layer("c.py", "A", "w", "v"), *layer("c.py", "", "x")], {"c.py": ONE}) == ([], [])
    assert after(had, has, {"c.py": ONE})[0] == ["c.py A u"]


def test_a_moved_class_stays_covered_and_one_that_was_there_does_not_cover(folder: Path) -> None:
    had = layer("a.py", "A", "w", "v")
    moved = layer("b.py", "A", "w")
    assert after(had, moved, {"a.py": {}, "b.py": ONE}) == ([], ["b.py: LL101 in A (v)"])
    assert after(had, moved, {"a.py": ONE, "b.py": ONE})[0] == ["b.py A w"]
    other = layer("b.py", "A", "u")
    assert after([*had, *other], [*other, *moved], {"a.py": {}, "b.py": ONE})[0] == ["b.py A w"]


def test_a_renamed_class_stays_covered_where_its_findings_are_the_same(folder: Path) -> None:
    had = layer("a.py", "A", "w", "v")
    assert after(had, layer("a.py", "B", "w", "v"), {"a.py": TWO}) == ([], [])
    assert after(had, layer("a.py", "B", "w"), {"a.py": TWO})[0] == ["a.py B w"]
    both = [*layer("a.py", "B", "w", "v"), *layer("a.py", "C", "w", "v")]
    assert len(after(had, both, {"a.py": {**TWO, "C": (3,)}})[0]) == 4


def test_a_class_that_is_renamed_with_its_file_stays_covered(folder: Path) -> None:
    had = layer("a.py", "A", "w", "v")
    there = layer("b.py", "B", "w", "v")
    assert after(had, there, {"a.py": {}, "b.py": {"B": (3,)}})[0] == ["b.py B w", "b.py B v"]
    (folder / "a.py").rename("c.py")
    assert after(had, there, {"b.py": {"B": (3,)}}) == ([], [])
    assert after(had, layer("b.py", "B", "w"), {"b.py": {"B": (3,)}})[0] == ["b.py B w"]
    both = [*there, *layer("c.py", "C", "w", "v")]
    assert len(after(had, both, {"b.py": {"B": (3,)}, "c.py": {"C": (3,)}})[0]) == 4


def test_code_outside_classes_is_not_taken_for_that_of_another_file(folder: Path) -> None:
    assert after(layer("a.py", "", "x"), layer("b.py", "", "x"), {"a.py": {}, "b.py": {}})[0] == ["b.py  x"]


def test_what_another_keras_has_is_not_stale(folder: Path) -> None:
    had = [
        *layer("a.py", "A", "w", keras=2),
        *layer("a.py", "A", "v"),
        *layer("a.py", "A", "u", code="LL104"),
    ]
    assert after(had, [], {"a.py": OLD})[1] == ["a.py: LL101 in A (w)"]
    assert after(had, [], {"a.py": ONE})[1] == ["a.py: LL101 in A (v)", "a.py: LL104 in A (u)"]
    text = json.loads((folder / "known.json").read_text())
    for one in text["findings"]:
        del one["keras"]  # as they were written before
    (folder / "known.json").write_text(json.dumps(text))
    checked = CheckedCode(["a.py"], {"LL101": (2, 3), "LL104": (3,)}, {"a.py": OLD})
    _, stale = read_baseline("known.json").filter([], checked)
    assert {one.entry.rule for one in stale} == {"LL101"}


def test_what_another_keras_has_is_not_stale_where_its_file_was_renamed(folder: Path) -> None:
    had = [*layer("a.py", "A", "w", "v"), *layer("a.py", "A", "u", keras=2), *layer("a.py", "B", "x")]
    (folder / "a.py").rename("c.py")
    in_2: dict[str, dict[str, tuple[int, ...]]] = {"c.py": {"A": (2,), "C": (2,)}}
    assert after(had, layer("c.py", "A", "w", keras=2), in_2) == ([], ["c.py: LL101 in A (u)"])
    in_3: dict[str, dict[str, tuple[int, ...]]] = {"c.py": {"A": (3,), "C": (3,)}}
    stale = ["a.py: LL101 in B (x)", "c.py: LL101 in A (v)"]
    assert after(had, layer("c.py", "A", "w"), in_3) == ([], stale)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (None, "does not exist; write it with"),
        ("{", "is not JSON"),
        ("[]", "not a baseline of version 1"),
        ('{"version": 2, "findings": []}', "not a baseline of version 1"),
        ('{"version": 1}', 'no list "findings"'),
        ('{"version": 1, "findings": [{"path": "a.py"}]}', "finding 1 .* needs path, rule"),
        ('{"version": 1, "findings": [3]}', "finding 1"),
    ],
)
def test_a_broken_baseline_says_what_to_do(folder: Path, content: str | None, problem: str) -> None:
    if content is not None:
        (folder / "known.json").write_text(content)
    with pytest.raises(LayerlintError, match=problem):
        read_baseline("known.json")


def test_a_folder_is_no_baseline(folder: Path) -> None:
    with pytest.raises(LayerlintError, match="cannot read the baseline"):
        read_baseline(".")


@pytest.mark.parametrize("name", ["model.py", "MODEL.PY", "stub.pyi", "book.ipynb"])
def test_code_is_not_replaced_by_a_baseline(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_text("x = 1\n")
    with pytest.raises(LayerlintError, match="would replace your code; name another file"):
        write_baseline(name, [found(3)])
    assert Path(name).read_text() == "x = 1\n"
    with pytest.raises(LayerlintError, match="would replace your code"):
        write_output(name, "report", "the report to")
    assert Path(name).read_text() == "x = 1\n"


def test_an_editor_may_put_a_byte_order_mark_before_a_baseline(folder: Path) -> None:
    write_baseline("known.json", [found(3)])
    Path("known.json").write_bytes(b"\xef\xbb\xbf" + Path("known.json").read_bytes())
    assert sum(read_baseline("known.json").counts.values()) == 1
