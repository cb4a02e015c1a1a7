"""Notebooks: cells as one module, places in cells, edits that leave the rest of the JSON alone."""

from __future__ import annotations

import ast
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layerlint.errors import LayerlintError
from layerlint.files.edits import LineIndex
from layerlint.files.magics import without_magics
from layerlint.files.notebook import edit_notebook, notebook_json, read_notebook
from layerlint.files.notebook_cells import line_in_file
from layerlint.text import Edit, Position, Span


def at(line: int, column: int, end_line: int, end_column: int) -> Span:
    return Span(Position(line, column), Position(end_line, end_column))


def code(source: str | list[str]) -> dict[str, Any]:
    return {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": [], "source": source}


def notebook(*cells: dict[str, Any], indent: int | None = 1, ascii_only: bool = False, **more: Any) -> str:
    content = {"cells": list(cells), "metadata": {}, "nbformat": 4, "nbformat_minor": 5, **more}
    return json.dumps(content, indent=indent, ensure_ascii=ascii_only) + "\n"


WORDS = {"cell_type": "markdown", "metadata": {}, "source": ["# A title\n", "a = 0"]}


def test_a_cell_that_is_indented_as_a_whole_is_read_as_ipython_runs_it() -> None:
    source = "\n  \n  class A:\n    a = 1\n\n  b = 2\n# c\n  d = 3"
    mapped = read_notebook("a.ipynb", notebook(code(source), code("e = 4")))
    assert mapped.text == "\n\nclass A:\n  a = 1\n\nb = 2\n# c\nd = 3\n\ne = 4\n\n"
    ast.parse(mapped.text)
    assert mapped.place(Position(6, 1)) == (1, Position(6, 3))
    assert mapped.place(Position(7, 1)) == (1, Position(7, 1))
    assert mapped.place(Position(10, 1)) == (2, Position(1, 1))


def test_a_broken_cell_does_not_hide_the_others() -> None:
    raw = notebook(
        code("a = 1  # keras"), code(["\n", "class B(:\n", "  b"]), code("x = (\n"), code("%time c = 3")
    )
    mapped = read_notebook("a.ipynb", raw)
    ast.parse(mapped.text)
    assert mapped.text.split() == ["a", "=", "1", "#", "keras", "0"]
    assert [(mapped.place(one.place)[0], one.place.line, one.has_class) for one in mapped.broken] == [
        (2, 4, True),
        (3, 7, False),
    ]
    edited = edit_notebook("a.ipynb", raw, [Edit(at(1, 5, 1, 6), "2")])
    assert [cell["source"] for cell in json.loads(edited)["cells"]][:2] == [
        "a = 2  # keras",
        ["\n", "class B(:\n", "  b"],
    ]


def test_a_line_of_a_cell_is_a_line_of_the_file() -> None:
    raw = notebook(WORDS, code(["a = 1\n", "b = 2\n", "c = 3"]), code("d = 4\ne = 5"), code([]))
    lines = raw.split("\n")
    assert "b = 2" in lines[line_in_file(raw, 1, 2) - 1]
    assert "c = 3" in lines[line_in_file(raw, 1, 3) - 1]
    assert "d = 4" in lines[line_in_file(raw, 2, 2) - 1]
    assert [line_in_file(raw, 3, 1), line_in_file(raw, 9, 1), line_in_file("{", 1, 1)] == [1, 1, 1]
    assert json.loads(notebook_json(["a", "b"]))["cells"][1]["source"] == "b"


def test_an_edit_of_an_indented_cell_leaves_the_indentation() -> None:
    raw = notebook(code(["  a = 1\n", "  b = 2"]))
    edited = edit_notebook("a.ipynb", raw, [Edit(at(2, 5, 2, 6), "3")])
    assert json.loads(edited)["cells"][0]["source"] == ["  a = 1\n", "  b = 3"]
    with pytest.raises(ValueError, match="indentation"):
        edit_notebook("a.ipynb", raw, [Edit(at(2, 1, 2, 1), "c = 3\n")])


def test_cells_are_one_module_with_their_places() -> None:
    raw = notebook(WORDS, code(["a = 1\n", "b = 2"]), WORDS, code("c = 3\n"), code([]), code(["d = 4"]))
    mapped = read_notebook("a.ipynb", raw)
    assert mapped.text == "a = 1\nb = 2\n\nc = 3\n\n\nd = 4\n\n"
    places = [mapped.place(Position(line, 1)) for line in range(1, 8)]
    assert places == [
        (1, Position(1, 1)),
        (1, Position(2, 1)),
        (1, Position(2, 6)),
        (2, Position(1, 1)),
        (2, Position(2, 1)),
        (3, Position(1, 1)),
        (4, Position(1, 1)),
    ]


@pytest.mark.parametrize(
    ("cell", "python"),
    [
        ("%matplotlib inline\nx = 1", "0                 \nx = 1"),
        ("if x:\n    !pip install y\n", "if x:\n    0             \n"),
        ("!pip install \\\n  y\nx = 1\n", "0             \n   \nx = 1\n"),
        ("x = !ls\ny = %time f(x)\n", "x = 0  \ny = 0         \n"),
        ("?len\nlen?\nlen??\n", "0   \n0   \n0    \n"),
        ("x = 1  # why?\n", "x = 1  # why?\n"),
        ("!\nx = (3\n% 2)\n", "0\nx = (3\n% 2)\n"),
        ("!a\nx = '''\n%s\n!b\n''' % 3\n%c\n", "0 \nx = '''\n%s\n!b\n''' % 3\n0 \n"),
        ("!a\nx = 3 \\\n  % 2\n", "0 \nx = 3 \\\n  % 2\n"),
        ("!a\nx = '(' # (\n%c\n", "0 \nx = '(' # (\n0 \n"),
        ("!a\r\nx = 1\r\n", "0 \r\nx = 1\r\n"),
        ("x = 5 % 3\ny = a != b\n", "x = 5 % 3\ny = a != b\n"),
        ("%%time\nx = 1\n", "0     \nx = 1\n"),
        ("!é🐍\n", "0  \n"),
    ],
)
def test_magics_become_neutral(cell: str, python: str) -> None:
    assert without_magics(cell) == python
    ast.parse(python)


def test_places_stay_where_they_are_beside_magics() -> None:
    raw = notebook(code(["%load_ext x\n", "a = 1"]))
    assert read_notebook("a.ipynb", raw).text == "0          \na = 1\n\n"


@pytest.mark.parametrize("magic", ["%%bash", "%%html", "%%writefile a.py", "%%python2"])
def test_cells_in_other_languages_are_empty_lines(magic: str) -> None:
    raw = notebook(code([f"{magic}\n", "x = (\n"]), code(["y = 1"]))
    mapped = read_notebook("a.ipynb", raw)
    assert mapped.text.split() == ["y", "=", "1"]
    assert mapped.place(Position(4, 1)) == (2, Position(1, 1))


def test_a_notebook_of_another_language_has_no_python() -> None:
    raw = notebook(code("x <- 1"), metadata={"language_info": {"name": "R"}})
    assert read_notebook("a.ipynb", raw).text == ""
    raw = notebook(code("x <- 1"), metadata={"kernelspec": {"language": "R"}})
    assert read_notebook("a.ipynb", raw).text == ""


def test_a_notebook_without_code_is_empty() -> None:
    assert read_notebook("a.ipynb", notebook()).text == ""
    assert read_notebook("a.ipynb", notebook(WORDS)).text == ""


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        ("", "JSON is broken"),
        ('{"cells": [', "JSON is broken"),
        ("[]", 'no list of "cells"'),
        ('{"cells": 3}', 'no list of "cells"'),
        ('{"worksheets": [{"cells": []}]}', "older than 4"),
        (notebook(code([3])), "code cell 1 is not text"),  # type: ignore[list-item]
        ("[" * 100_000, "JSON is broken"),
    ],
)
def test_what_is_no_notebook_says_why(raw: str, problem: str) -> None:
    with pytest.raises(LayerlintError, match=problem) as caught:
        read_notebook("a.ipynb", raw)
    assert str(caught.value).startswith("a.ipynb: ")


def test_an_edit_changes_one_line_of_the_json() -> None:
    raw = notebook(WORDS, code(["a = 1\n", "b = 2\n", "c = 3"]), code("x"))
    after = edit_notebook("a.ipynb", raw, [Edit(at(2, 5, 2, 6), "22")])
    assert after == raw.replace('"b = 2\\n"', '"b = 22\\n"')
    assert after != raw


def test_a_new_line_becomes_a_new_entry() -> None:
    raw = notebook(code(["a = 1\n", "b = 2"]))
    after = edit_notebook("a.ipynb", raw, [Edit(at(2, 1, 2, 1), "x = 1\n")])
    assert after == raw.replace('    "b = 2"', '    "x = 1\\n",\n    "b = 2"')
    after = edit_notebook("a.ipynb", raw, [Edit(at(2, 6, 2, 6), "\nx = 1")])
    assert after == raw.replace('    "b = 2"', '    "b = 2\\n",\n    "x = 1"')


def test_deleted_lines_lose_their_entries() -> None:
    raw = notebook(code(["a\n", "b\n", "c\n", "d"]))
    after = edit_notebook("a.ipynb", raw, [Edit(at(2, 1, 4, 1), "")])
    assert after == raw.replace('    "b\\n",\n    "c\\n",\n', "")
    after = edit_notebook("a.ipynb", raw, [Edit(at(1, 2, 2, 1), " + ")])
    assert after == raw.replace('"a\\n",\n    "b\\n"', '"a + b\\n"')


def test_a_source_in_one_string_stays_one() -> None:
    raw = notebook(code("a = 1\nb = 2\n"), indent=None)
    after = edit_notebook("a.ipynb", raw, [Edit(at(2, 1, 2, 2), "c\nd")])
    assert after == raw.replace("b = 2", "c\\nd = 2")


def test_odd_layout_and_escapes_stay() -> None:
    raw = (
        '\ufeff{\t"nbformat":4 ,\r\n "cells" : [ {"source":[ "s = \\"\\u00e9\\ud83d\\udc0d\\/\\"; a = 1\\n" ,'
        '"b"] , "cell_type":"code"\r\n} ] }'
    )
    after = edit_notebook("a.ipynb", raw, [Edit(at(1, 12, 1, 13), "é")])
    assert after == raw.replace("; a", "; \\u00e9")
    assert json.loads(after[1:])["cells"][0]["source"] == ['s = "é🐍/"; é = 1\n', "b"]


@pytest.mark.parametrize(("ascii_only", "written"), [(True, "\\u00fc"), (False, "ü")])
def test_new_characters_are_escaped_as_in_the_file(ascii_only: bool, written: str) -> None:
    raw = notebook(code(["a = 'é'"]), ascii_only=ascii_only)
    after = edit_notebook("a.ipynb", raw, [Edit(at(1, 1, 1, 2), "ü")])
    assert f'"{written} = ' in after


def test_an_edit_beside_a_magic_keeps_the_magic() -> None:
    raw = notebook(code(["%time\n", "a = 1"]))
    assert edit_notebook("a.ipynb", raw, [Edit(at(2, 1, 2, 2), "b")]) == raw.replace("a = 1", "b = 1")


def test_an_edit_over_two_cells_is_an_error_of_ours() -> None:
    raw = notebook(code(["a"]), code(["b"]))
    with pytest.raises(ValueError, match="over the end of its cell"):
        edit_notebook("a.ipynb", raw, [Edit(at(1, 1, 3, 1), "")])


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_lines_below_the_last_one_of_a_cell_stay_in_it(end: str) -> None:
    raw = notebook(code(["a\n", f"b{end}"]), code(["c"]))
    edits = [Edit(at(3, 1, 3, 1), "d\ne\n"), Edit(at(2, 1, 2, 2), "B")]
    cells = json.loads(edit_notebook("a.ipynb", raw, edits))["cells"]
    assert "".join(cells[0]["source"]).split() == ["a", "B", "d", "e"]
    assert cells[0]["source"][-1] == f"e{end}"
    assert cells[1]["source"] == ["c"]


LINES = st.lists(
    st.sampled_from(["a\n", "bé\n", "🐍\n", "\n", "c", 'x"\\\n', "tab\t\n", "r\r\n"]), max_size=5
)


@given(LINES, st.booleans(), st.booleans(), st.data())
@pytest.mark.slow
def test_an_edited_cell_reads_as_the_edited_text(
    lines: list[str], listed: bool, ascii_only: bool, data: st.DataObject
) -> None:
    source = "".join(lines)
    raw = notebook(code(["before"]), code(lines if listed else source), ascii_only=ascii_only)
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, len(source)))
    if source[start - 1 : start + 1] == "\r\n" or source[end - 1 : end + 1] == "\r\n":
        return
    replacement = data.draw(st.sampled_from(["", "n", "é\n", "a\nb", '"']))
    places = LineIndex(source)
    shift = 2
    first, last = places.position(start), places.position(end)
    edit = Edit(at(first.line + shift, first.column, last.line + shift, last.column), replacement)
    after = json.loads(edit_notebook("a.ipynb", raw, [edit]))
    text = "".join(after["cells"][1]["source"])
    expected = source[:start] + replacement + source[end:]
    assert text.replace("\r\n", "\n") == expected.replace("\r\n", "\n")
    assert after["cells"][0] == code(["before"])
    if listed and "c" not in lines[:-1]:
        assert all("\n" not in entry[:-1] for entry in after["cells"][1]["source"])


def test_two_edits_in_two_cells() -> None:
    raw = notebook(code(["a\n", "b"]), code("c"))
    after = edit_notebook("a.ipynb", raw, [Edit(at(4, 1, 4, 2), "C"), Edit(at(1, 1, 1, 2), "A")])
    assert after == raw.replace('"a\\n"', '"A\\n"').replace('"c"', '"C"')


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("pip install -r a.txt\nx = 1", "0                   \nx = 1"),
        ("cd ..\nx = (\n  1)", "0    \nx = (\n  1)"),
        ('env KEY=""', "0         "),
        ("ls\n%cd a\n", "ls\n0    \n"),
        ("time model.fit(x)\ny = f()", "0                \ny = f()"),
        ("if x:\n    mkdir -p a/b\n    y = 1", "if x:\n    0           \n    y = 1"),
        ("time = 3\ncat.x(1)\nls -l", "time = 3\ncat.x(1)\nls -l"),
        ("x = (1,\ncd a\n)", "x = (1,\ncd a\n)"),
        ("git clone a", "git clone a"),
    ],
)
def test_magics_run_without_their_percent(cell: str, text: str) -> None:
    assert without_magics(cell) == text
