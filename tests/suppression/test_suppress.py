"""Suppression comments: what they cover, when they are unused or malformed, how they are written."""

from __future__ import annotations

import pytest

from layerlint.files.edits import apply_edits
from layerlint.rule import UNUSED_SUPPRESSION, Diagnostic, Rule, Severity
from layerlint.suppression.comments import ignore_edits, parse
from layerlint.suppression.directives import may_matter
from layerlint.text import Position, Span

RULES = tuple(
    Rule(code, name, "", (2, 3), Severity.ERROR, None)
    for code, name in [
        ("LL101", "weight-created-in-call"),
        ("LL104", "untracked-variable"),
        ("LL201", "sublayer-created-in-call"),
    ]
)


def add_ignores(text: str, diagnostics: list[Diagnostic], reason: str = "") -> str:
    """The text with comments that ignore these diagnostics."""
    return apply_edits(text, ignore_edits(text, diagnostics, reason))


def found(line: int, code: str = "LL101") -> Diagnostic:
    rule = next(rule for rule in RULES if rule.code == code)
    span = Span(Position(line, 1), Position(line, 2))
    return Diagnostic("a.py", span, code, rule.name, rule.severity, "message")


def kept(text: str, *lines: int, code: str = "LL101") -> list[int]:
    """The lines whose finding is not ignored."""
    remaining, _ = parse(text).apply(
        "a.py", [found(line, code) for line in lines], ran=RULES, all_rules=RULES
    )
    return [diagnostic.span.start.line for diagnostic in remaining]


def about(text: str, *found: Diagnostic, ran: tuple[Rule, ...] = RULES) -> list[Diagnostic]:
    """The findings about the comments themselves."""
    return list(parse(text).apply("a.py", found, ran=ran, all_rules=RULES)[1])


def test_a_comment_at_the_end_of_a_line_covers_it() -> None:
    assert kept("a = 1\nb = 2  # layerlint: ignore[LL101] measured\nc = 3\n", 1, 2, 3) == [1, 3]


@pytest.mark.parametrize(
    "selector", ["LL101", "LL1", "LL", "ll101", "weight-created-in-call", "LL201, LL101"]
)
def test_codes_prefixes_and_names_select(selector: str) -> None:
    assert kept(f"a = 1  # layerlint: ignore[{selector}]\n", 1) == []


@pytest.mark.parametrize("selector", ["LL104", "LL2", "untracked-variable", "weight-created"])
def test_other_codes_do_not(selector: str) -> None:
    assert kept(f"a = 1  # layerlint: ignore[{selector}]\n", 1) == [1]


def test_the_whole_logical_line_is_covered() -> None:
    text = "a = f(\n  1,  # layerlint: ignore[LL1]\n  2,\n)\nb = '''\n'''  # layerlint: ignore[LL1]\nc = 1\n"
    assert kept(text, 1, 2, 3, 4, 5, 6, 7) == [7]


def test_continuation_lines_are_one_logical_line() -> None:
    assert kept("a = 1 + \\\n    2  # layerlint: ignore[LL101]\nb = 1\n", 1, 2, 3) == [3]


def test_a_comment_alone_covers_the_statement_below() -> None:
    text = "# layerlint: ignore[LL101] why\n# more words\n\na = f(\n    1,\n)\nb = 2\n"
    assert kept(text, 4, 5, 6, 7) == [7]


def test_above_a_class_it_covers_the_body() -> None:
    text = (
        "# layerlint: ignore[LL101]\n@decorator\n@other(\n    1)\nclass A:\n    x = 1\n\n"
        "    def f(self):\n        return 1\ny = 1\n"
    )
    assert kept(text, 2, 3, 5, 6, 8, 9, 10) == [10]


def test_above_a_method_it_covers_that_method_alone() -> None:
    text = (
        "class A:\n    # layerlint: ignore[LL101]\n    async def f(self):\n        return 1\n"
        "    def g(self):\n        return 1\n"
    )
    assert kept(text, 1, 3, 4, 5, 6) == [1, 5, 6]


def test_above_another_compound_statement_it_covers_the_header() -> None:
    assert kept("# layerlint: ignore[LL101]\nif a:\n    b = 1\n", 2, 3) == [3]
    text = "async def f():\n    # layerlint: ignore[LL101]\n    async with a:\n        b = 1\n"
    assert kept(text, 3, 4) == [4]


def test_at_the_end_of_a_class_header_it_covers_the_header() -> None:
    assert kept("class A:  # layerlint: ignore[LL101]\n    b = 1\n", 1, 2) == [2]


def test_a_class_on_one_line() -> None:
    assert kept("# layerlint: ignore[LL101]\nclass A: b = 1\nc = 1\n", 2, 3) == [3]


def test_a_file_is_covered_from_anywhere() -> None:
    assert kept("a = 1\nb = 2\n# layerlint: file-ignore[LL1]\n", 1, 2) == []
    assert kept("a = 1\nb = 2\n# layerlint: file-ignore[LL2]\n", 1, 2) == [1, 2]


@pytest.mark.parametrize(
    "comment",
    [
        "# noqa",
        "#noqa",
        "# NOQA",
        "# noqa: LL101",
        "# noqa:LL101,E501",
        "# noqa: E501 LL101",
        "# type: ignore # noqa",
    ],
)
def test_noqa_is_honoured(comment: str) -> None:
    assert kept(f"a = 1  {comment}\nb = 1\n", 1, 2) == [2]


@pytest.mark.parametrize(
    "comment",
    ["# noqa: E501", "# noqa-ish", "# see noqa", "# noqa: because", "# flake8: noqa", "# noqa: LL201"],
)
def test_other_noqas_are_not_ours(comment: str) -> None:
    text = f"a = 1  {comment}\n"
    assert kept(text, 1) == [1]


def test_noqa_of_other_tools_is_never_called_unused() -> None:
    assert about("a = 1  # noqa\nb = 1  # noqa: E501\nc = 1  # noqa: LLM001\n") == []


def test_comments_in_strings_are_text() -> None:
    assert kept('a = "# layerlint: ignore[LL101]"\n', 1) == [1]
    assert about('a = """\n# layerlint: ignore\n"""\n') == []


def test_a_comment_beside_others() -> None:
    assert kept("a = 1  # type: ignore  # layerlint: ignore[LL101] see #12  # pragma: no cover\n", 1) == []


@pytest.mark.parametrize(
    ("comment", "problem"),
    [
        ("# layerlint: ignore", "which rules"),
        ("# layerlint: ignore LL101", "which rules"),
        ("# layerlint: ignore[]", "empty"),
        ("# layerlint: ignore[ , ]", "empty"),
        ("# layerlint: ignore[LL101", "not closed"),
        ("# layerlint: ignore[LL101 LL104]", "separated by commas"),
        ("# layerlint: ignore[LL101,]", "separated by commas"),
        ("# layerlint: disable=LL101", "neither `ignore` nor `file-ignore`"),
        ("# layerlint:", "does not say what"),
        ("# layerlint: ignore[LL999]", "no rule `LL999`"),
        ("# layerlint: ignore[LL1O1]", "did you mean `LL101`?"),
        ("# layerlint: ignore[weight-create-in-call]", "did you mean `weight-created-in-call`?"),
    ],
)
def test_malformed_comments_are_reported(comment: str, problem: str) -> None:
    text = f"é = 1  {comment}\n"
    assert kept(text, 1) == [1]
    (report,) = about(text)
    assert report.code == "LL901"
    assert problem in f"{report.message}; {report.help}"
    assert report.message[0] in "`tn"
    assert report.span.start.line == 1
    assert report.fix is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a = 1  # layerlint: ignore[LL201] why\n", "a = 1\n"),
        ("a = 1  # layerlint: ignore[LL101, LL201] why\n", "a = 1  # layerlint: ignore[LL101] why\n"),
        ("# layerlint: ignore[LL201]\r\na = 1\r\n", "a = 1\r\n"),
        ("a = 1  # noqa: LL201\n", "a = 1\n"),
        ("a = 1  # noqa: LL201,LL101\n", "a = 1  # noqa: LL101\n"),
        ("a = 1  # noqa: E501, LL201\n", "a = 1  # noqa: E501\n"),
        ("a = 1  # noqa: LL201 because\n", "a = 1  # because\n"),
        ("a = 1  # type: ignore  # layerlint: ignore[LL201]\n", "a = 1  # type: ignore\n"),
        ("a = 1  # layerlint: ignore[LL201] why  # type: ignore\n", "a = 1  # type: ignore\n"),
        ("\ta = '🐍'\t# layerlint: ignore[LL201]", "\ta = '🐍'"),
        ("a = 1\n# layerlint: file-ignore[LL201]", "a = 1\n"),
    ],
)
def test_unused_comments_are_found_and_removed(before: str, after: str) -> None:
    line = next(i for i, text in enumerate(before.splitlines(), 1) if "a = " in text)
    (report,) = about(before, found(line))
    assert report.code == "LL901"
    assert "`LL201`" in report.message
    assert report.fix is not None
    assert apply_edits(before, report.fix.edits) == after


def test_only_rules_that_ran_are_judged() -> None:
    text = "a = 1  # layerlint: ignore[LL201]\n"
    assert about(text, ran=RULES[:2]) == []
    assert len(about(text, ran=RULES)) == 1


def test_a_prefix_is_judged_when_all_its_rules_ran() -> None:
    text = "a = 1  # layerlint: ignore[LL1]\n"
    assert about(text, ran=RULES[:1]) == []
    assert len(about(text, ran=RULES)) == 1


def test_a_report_about_a_comment_can_be_ignored_by_code() -> None:
    assert about("# layerlint: file-ignore[LL901]\na = 1  # layerlint: ignore[LL201]\n") == []


def test_a_syntax_error_is_never_ignored() -> None:
    span = Span(Position(1, 1), Position(1, 1))
    broken = Diagnostic("a.py", span, "LL900", "syntax-error", Severity.ERROR, "message")
    remaining, _ = parse("a = (  # noqa\n").apply("a.py", [broken], ran=RULES, all_rules=RULES)
    assert remaining == (broken,)


@pytest.mark.parametrize(
    "text", ["", "\n", "# layerlint: ignore[LL101]", "a = (\n# noqa", "  # noqa\n\x00", "if"]
)
def test_odd_texts_are_read_without_a_crash(text: str) -> None:
    parse(text)
    add_ignores(text, [found(1)])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a = 1\r\n", "a = 1  # layerlint: ignore[LL101] later\r\n"),
        ("a = 1  \n", "a = 1  # layerlint: ignore[LL101] later\n"),
        ("a = f(\n  1\n)", "a = f(\n  1\n)  # layerlint: ignore[LL101] later"),
        ("a = 1  # words\n", "a = 1  # words  # layerlint: ignore[LL101] later\n"),
        ("a = 1  # layerlint: ignore[LL201] x\n", "a = 1  # layerlint: ignore[LL201, LL101] x\n"),
        ("a = '''\n'''\n", "a = '''\n'''  # layerlint: ignore[LL101] later\n"),
    ],
)
def test_ignores_are_written(before: str, after: str) -> None:
    written = add_ignores(before, [found(1), found(1)], "later")
    assert written == after
    assert kept(written, 1) == []


def test_ignores_of_several_findings_share_a_comment() -> None:
    assert (
        add_ignores("a = 1\n", [found(1, "LL201"), found(1)]) == "a = 1  # layerlint: ignore[LL101, LL201]\n"
    )


def test_the_rule_of_this_module_has_the_code_it_reports() -> None:
    assert (UNUSED_SUPPRESSION.code, UNUSED_SUPPRESSION.name) == ("LL901", "unused-suppression")


@pytest.mark.parametrize(
    ("comment", "told"),
    [
        ("# noqa", False),
        ("# noqa: E501", False),
        ("# NoQA : e501,ll101", True),
        ("# noqa: LL", False),
        ("# layerlint: ignore", True),
        ("# layerlint: ignore[LL101]", True),
        ("x = 'noqa: LL101'", False),
        ("# type: ignore # noqa:E501 LL101", True),
    ],
)
def test_comments_that_may_be_told_about_are_read(comment: str, told: bool) -> None:
    text = f"x = 1  {comment}\n"
    assert may_matter(text, RULES, has_findings=False) is told
    _, about = parse(text).apply("a.py", [], ran=RULES, all_rules=RULES)
    assert told or not about


@pytest.mark.parametrize(
    ("comment", "matters"),
    [
        ("# noqa", True),
        ("# type: ignore # NoQA", True),
        ("# noqa: E501,F401", False),
        ("# noqa:", False),
        ("# noqa: E501, LL1", True),
        ("# noqa-file", False),
        ("# nothing", False),
    ],
)
def test_comments_that_cannot_hide_a_finding_are_not_read(comment: str, matters: bool) -> None:
    text = f"x = 1  {comment}\n"
    assert may_matter(text, RULES, has_findings=True) is matters
    left, told = parse(text).apply("a.py", [found(1)], ran=RULES, all_rules=RULES)
    assert matters or (left == (found(1),) and not told)
