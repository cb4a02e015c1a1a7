"""Guides: the Python of a page as one module with the page's line numbers, and edits written back."""

from __future__ import annotations

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layerlint.files.discovery import MARKDOWN_SUFFIXES
from layerlint.files.edits import LineIndex, apply_edits
from layerlint.files.embedded import edit_file, is_embedded, read_embedded
from layerlint.files.markdown import edit_markdown, read_markdown
from layerlint.text import Edit, Fix, Position, Safety, Span

PAGE = """# A title

Words.

```python
import keras

class A:
    pass
```

```bash
ls
```

1. A list

   ```py title="a.py"
   a = A()
     # a comment

   b = 2
   ```

> quoted
> ~~~python
> c = 3
> ~~~

```pycon
>>> d = [
...     4,
... ]
>>> d
[4]
>>>
```

```python
broken = (
```

```
e = 5
```
"""


def at(line: int, column: int, end_line: int, end_column: int) -> Span:
    return Span(Position(line, column), Position(end_line, end_column))


def edited(
    raw: str, line: int, column: int, end_line: int, end_column: int, text: str, path: str = "a.md"
) -> str:
    return edit_markdown(path, raw, [Edit(at(line, column, end_line, end_column), text)])


def test_the_python_of_a_page_keeps_its_line_numbers() -> None:
    mapped = read_markdown("a.md", PAGE)
    module = mapped.text.split("\n")
    page = PAGE.split("\n")
    assert len(module) == len(page)
    for number, (code, text) in enumerate(zip(module, page, strict=True), 1):
        assert text.endswith(code)
        if code:
            _, place = mapped.place(Position(number, 1))
            assert text[place.column - 1 :] == code
    assert [code for code in module if code.strip()] == [
        *("import keras", "class A:", "    pass"),
        *("a = A()", "  # a comment", "b = 2"),
        "c = 3",
        *("d = [", "    4,", "]", "d"),
    ]
    assert mapped.skipped == 1
    ast.parse(mapped.text)


def test_places_are_places_of_the_page() -> None:
    mapped = read_markdown("a.md", PAGE)
    line = PAGE.split("\n").index("...     4,") + 1
    assert mapped.span(at(line, 5, line, 6)) == (None, at(line, 9, line, 10))


@pytest.mark.parametrize(
    "fence",
    [
        "```python",
        "~~~ python",
        "``` py",
        "````Python3",
        "```{code-cell} ipython3",
        "```{.python .numbered}",
        "```pyi",
    ],
)
def test_fences_that_name_python_are_read(fence: str) -> None:
    closing = fence.split("p")[0].rstrip("{.co ").rstrip()[:4].strip() or "```"
    closing = "````" if fence.startswith("````") else closing[:3]
    assert read_markdown("a.md", f"{fence}\na = 1\n{closing}\n").text == "\na = 1\n\n"


@pytest.mark.parametrize("fence", ["```", "```text", "```pytb", "```console", "``python", "```python `x`"])
def test_other_fences_are_not(fence: str) -> None:
    assert read_markdown("a.md", f"{fence}\na = 1\n```\n").text.strip() == ""


@pytest.mark.parametrize("raw", ["", "\n", "```python", "```python\n", "```python\n```", "> ```python\n>\n"])
def test_pages_without_code(raw: str) -> None:
    mapped = read_markdown("a.md", raw)
    assert mapped.text.strip() == ""
    assert mapped.skipped == 0
    assert len(mapped.origins) == LineIndex(raw).count


def test_a_fence_that_is_never_closed_goes_on() -> None:
    assert read_markdown("a.md", "```python\na = 1\n").text == "\na = 1\n"


def test_shorter_fences_inside_longer_ones_are_words() -> None:
    assert read_markdown("a.md", "````md\n```python\na = 1\n```\n````\n").text.strip() == ""


def test_windows_line_endings() -> None:
    mapped = read_markdown("a.md", "```python\r\na = 1\r\n```\r\n")
    assert mapped.text == "\na = 1\n\n"
    assert edited("```python\r\na = 1\r\n```\r\n", 2, 6, 2, 6, "\nb = 2") == (
        "```python\r\na = 1\r\nb = 2\r\n```\r\n"
    )


def test_code_that_is_indented_as_a_whole_is_read() -> None:
    raw = "```python\n    a = 1\n    if a:\n        b = 2\n```\n"
    mapped = read_markdown("a.md", raw)
    assert mapped.text == "\na = 1\nif a:\n    b = 2\n\n"
    assert mapped.place(Position(4, 5))[1] == Position(4, 9)
    assert edited(raw, 2, 6, 2, 6, "\nc = 3") == raw.replace("a = 1\n", "a = 1\n    c = 3\n")


def test_shell_lines_in_a_fence_do_not_hide_it() -> None:
    assert read_markdown("a.md", "```python\n!pip install x\na = 1\n```").text == "\n0             \na = 1\n"


RST = """Title
=====

.. code-block:: python
   :linenos:

   class A:
       pass

   a = 1

Words.

>>> b = 2
>>> b
2

.. code-block:: c

   int c;

.. testcode::

    d = 4
"""


def test_code_blocks_of_restructured_text() -> None:
    mapped = read_markdown("a.rst", RST)
    module = mapped.text.split("\n")
    assert [code for code in module if code] == ["class A:", "    pass", "a = 1", "b = 2", "b", "d = 4"]
    for code, text in zip(module, RST.split("\n"), strict=True):
        assert text.endswith(code)
    assert edited(RST, 10, 1, 10, 1, "z = 0\n", "a.rst") == RST.replace("   a = 1", "   z = 0\n   a = 1")


def test_an_edit_in_a_list_item_is_indented() -> None:
    line = PAGE.split("\n").index("   a = A()") + 1
    assert edited(PAGE, line, 5, line, 6, "B") == PAGE.replace("a = A()", "a = B()")
    assert edited(PAGE, line, 8, line, 8, "\nx = 1\n\ny = 1") == PAGE.replace(
        "   a = A()\n", "   a = A()\n   x = 1\n\n   y = 1\n"
    )
    assert edited(PAGE, line, 1, line, 1, "x = 1\n") == PAGE.replace("   a = A()\n", "   x = 1\n   a = A()\n")
    assert edited(PAGE, line, 1, line + 1, 1, "") == PAGE.replace("   a = A()\n", "")
    assert edited(PAGE, line + 3, 1, line + 4, 1, "b = 3\n") == PAGE.replace("b = 2\n", "b = 3\n")


def test_an_edit_in_a_quotation_is_quoted() -> None:
    line = PAGE.split("\n").index("> c = 3") + 1
    assert edited(PAGE, line, 6, line, 6, "\nx = 1") == PAGE.replace("> c = 3\n", "> c = 3\n> x = 1\n")


def test_an_edit_in_a_session_gets_prompts() -> None:
    line = PAGE.split("\n").index("...     4,") + 1
    assert edited(PAGE, line, 1, line, 1, "    3,\n") == PAGE.replace("...     4", "...     3,\n...     4")
    assert edited(PAGE, line - 1, 1, line - 1, 1, "x = 1\n") == PAGE.replace(
        ">>> d = [", ">>> x = 1\n>>> d = ["
    )


def test_an_edit_over_two_fences_is_an_error_of_ours() -> None:
    with pytest.raises(ValueError, match="one piece of code"):
        edited(PAGE, 6, 1, 19, 1, "")


PIECES = st.sampled_from(["a = 1", "", "    b = 2", "c = '🐍'"])


@given(st.sampled_from(["", "  ", "> ", "1. "]), st.lists(PIECES, min_size=1, max_size=5), st.data())
@pytest.mark.slow
def test_an_edited_page_reads_as_the_edited_module(prefix: str, code: list[str], data: st.DataObject) -> None:
    code = ["if x:", "    pass", *code]
    rest = " " * len(prefix) if prefix == "1. " else prefix
    body = "".join(f"{rest}{line}\n" for line in code)
    raw = f"words\n\n{prefix}```python\n{body}{rest}```\nmore\n"
    module = read_markdown("a.md", raw)
    if module.skipped:
        return
    lines = LineIndex(module.text)
    low, high = lines.offset(Position(4, 1)), lines.offset(Position(4 + len(code), 1))
    start = data.draw(st.integers(low, high - 1))
    end = data.draw(st.integers(start, high - 1))
    replacement = data.draw(st.sampled_from(["", "z", "z = 1\n", "\nz = 1", "z\n\n    y"]))
    after = edit_markdown("a.md", raw, [Edit(Span(lines.position(start), lines.position(end)), replacement)])
    again = read_markdown("a.md", after)
    if again.skipped == 0:
        expected = module.text[:start] + replacement + module.text[end:]
        if all(line[0] == " " for line in expected.split("\n") if line.strip()):
            return  # what is indented as a whole is read without that indentation
        assert [line.rstrip() for line in again.text.split("\n")] == [
            s.rstrip() for s in expected.split("\n")
        ]
    assert after.startswith(f"words\n\n{prefix}```python\n")
    assert after.endswith(f"{rest}```\nmore\n")


def test_a_fix_in_places_of_the_page_is_the_edit_that_is_written() -> None:
    line = PAGE.split("\n").index("   a = A()") + 1
    fix = Fix("words", (Edit(at(line, 8, line, 8), "\nx = 1"),), Safety.SAFE)
    mapped = read_markdown("a.md", PAGE)
    placed = mapped.fix(fix)
    assert placed is not None
    assert apply_edits(PAGE, placed.edits) == edit_markdown("a.md", PAGE, fix.edits)
    outside = Fix("words", (Edit(at(6, 1, 19, 1), ""),), Safety.SAFE)
    assert mapped.fix(outside) is None


def test_the_suffix_says_how_a_file_is_read() -> None:
    assert read_embedded("a.py", "a = 1\n") is None
    mapped = read_embedded("A.MD", "```python\na = 1\n```")
    assert mapped is not None
    assert mapped.text == "\na = 1\n"
    assert all(is_embedded(f"a{suffix}") for suffix in MARKDOWN_SUFFIXES)
    assert read_embedded("a.qmd", "```{python}\na = 1\n```") is not None
    assert edit_file("a.py", "a = 1\n", [Edit(at(1, 1, 1, 2), "b")]) == "b = 1\n"
    assert edit_file("a.md", "```python\na = 1\n```", [Edit(at(2, 1, 2, 2), "b")]) == "```python\nb = 1\n```"
