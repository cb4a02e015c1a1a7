"""The format of the rules' pages: what is read from a right one, and what is said of a wrong one."""

from __future__ import annotations

import dataclasses

import pytest

from layerlint.rulebook.pages import (
    HEADINGS,
    ExampleKind,
    ExampleRun,
    PageError,
    pages,
    parse_page,
    read_page,
    rules_folder,
)

PAGE = """# some-rule (LL123)

What is found,
in a sentence.

## Why

Because.

## Bad

```python bad scenario=call symptom@2=untracked symptom@3="raises=X: no + untracked" init="units=4"
class A:
    x = 1  # why # LL123
    y = 2  # LL123, LL104
```

## Good

```python good keras=3
class A:
    pass
```

```text
not code
```

## Fix

Do it.

## What is not reported

- Never.
"""


def test_a_page_is_read() -> None:
    page = parse_page(PAGE, "some-rule.md")
    assert (page.code, page.name, page.summary) == ("LL123", "some-rule", "What is found, in a sentence.")
    bad, good = page.examples
    assert bad.kind is ExampleKind.BAD
    assert bad.code.splitlines()[0] == "class A:"
    assert PAGE.splitlines()[bad.line - 1] == "class A:"
    assert [(mark.line, mark.code) for mark in bad.marks] == [(2, "LL123"), (3, "LL123"), (3, "LL104")]
    assert bad.runs == (
        ExampleRun(2, "call", ("untracked",)),
        ExampleRun(3, "call", ("raises=X: no", "untracked")),
    )
    assert (bad.layer, bad.init, bad.input) == ("A", "units=4", "float32[4,3]")
    assert (good.kind, good.keras, good.runs) == (ExampleKind.GOOD, (3,), (ExampleRun(3, "", ()),))


def test_readers_do_not_see_how_an_example_is_run() -> None:
    text = parse_page(PAGE, "some-rule.md").text
    assert "scenario" not in text
    assert "```python\nclass A:" in text
    assert "# LL123" in text


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("# some-rule (LL123)", "# Some rule", "1: the first line must be"),
        ("# some-rule (LL123)", "# other-rule (LL123)", "the file must be other-rule.md"),
        ("## Fix", "## Repair", "the headings must be Why, Bad, Good, Fix"),
        ("What is found,\nin a sentence.\n", "", "a sentence"),
        ("python bad", "python worse", "12: 'worse' is not a kind"),
        ("keras=3", "keras=4", "keras=4 is not understood"),
        ("scenario=call ", "", "needs a scenario and a symptom"),
        ("scenario=call", "place=call", "'place=call' is not understood"),
        ("scenario=call", "keras@2=2", "'keras@2=2' is not understood"),
        ("scenario=call", "scenario=call scenario=fit", "scenario is given twice"),
        ('init="units=4"', 'init="units=4', "cannot be read"),
        ("LL123, LL104", "none", None),
        ("good keras=3", "good keras=3 symptom=untracked", "a good example has no symptom"),
        ("    pass", "    pass  # LL123", "a good example has no symptom and no marked line"),
        ("- Never.\n", "```python silent\n", "never closed"),
    ],
)
def test_a_wrong_page_says_what_is_wrong(old: str, new: str, said: str | None) -> None:
    assert old in PAGE
    text = PAGE.replace(old, new)
    if said is None:
        parse_page(text, "some-rule.md")
        return
    with pytest.raises(PageError) as caught:
        parse_page(text, "some-rule.md")
    assert said in str(caught.value)
    assert str(caught.value).startswith("rules/some-rule.md:")


def test_a_bad_example_must_mark_a_line_for_its_own_rule() -> None:
    with pytest.raises(PageError, match="ends in `# LL123`"):
        parse_page(PAGE.replace("# LL123", "# LL999"), "some-rule.md")


def test_an_empty_file_is_no_page() -> None:
    with pytest.raises(PageError, match="first line"):
        parse_page("", "some-rule.md")


def test_a_page_is_found_by_code_and_by_name() -> None:
    page = read_page("LL101")
    assert page == read_page("ll101") == read_page("weight-created-in-call")
    assert rules_folder().joinpath(f"{page.name}.md").is_file()


def test_an_unknown_rule_is_named() -> None:
    with pytest.raises(PageError, match="no rule 'LL998'"):
        read_page("LL998")


def test_the_pages_are_sorted_and_frozen() -> None:
    assert [page.code for page in pages()] == sorted({page.code for page in pages()})
    with pytest.raises(dataclasses.FrozenInstanceError):
        pages()[0].code = "LL000"  # type: ignore[misc]


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.code)
def test_the_pages_are_short_and_lead_somewhere(page: object) -> None:
    shown = next(one for one in pages() if one == page)
    prose = [line for line in shown.text.split("## Bad")[0].splitlines() if line]
    assert len(prose) <= 16, "why a rule exists fits in a few lines"
    assert all(f"## {heading}" in shown.text for heading in HEADINGS)
