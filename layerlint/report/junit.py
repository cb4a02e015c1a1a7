"""JUnit's XML: one suite per file, one failed case per finding."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from itertools import groupby

from layerlint.report.colors import Paint
from layerlint.report.outcome import Report, evidence, location
from layerlint.rule import Diagnostic, Severity
from layerlint.text import printable, printable_lines


def render(report: Report, paint: Paint) -> str:
    visible = report.visible
    root = ET.Element("testsuites", name="layerlint")
    for path, group in groupby(visible, key=lambda d: d.path):
        suite = ET.SubElement(root, "testsuite", name=printable(path))
        for d in group:
            _case(suite, d)
    for path, broken in groupby(sorted(report.failures, key=lambda f: (f.path, f.message)), lambda f: f.path):
        suite = ET.SubElement(root, "testsuite", name=printable(path))
        for failure in broken:
            case = ET.SubElement(suite, "testcase", name="layerlint", classname=printable(path))
            ET.SubElement(case, "error", message=printable_lines(failure.message), type="layerlint")
    if not len(root):
        suite = ET.SubElement(root, "testsuite", name="layerlint")
        ET.SubElement(suite, "testcase", name="No findings", classname="layerlint")
    for suite in root:
        _count(suite, [suite])
    _count(root, list(root))
    ET.indent(root, "  ")
    text: str = ET.tostring(
        root, encoding="us-ascii"
    ).decode()  # right in any encoding that standard output has
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + text + "\n"


def _case(suite: ET.Element, d: Diagnostic) -> None:
    start = d.span.start
    case = ET.SubElement(
        suite, "testcase", name=f"{d.code} {d.name}", classname=printable(d.path), line=str(start.line)
    )
    details = [f"{printable(location(d))}: {printable_lines(d.message)}"]
    details += [printable_lines(f"help: {d.help}")] if d.help else []
    details += [printable_lines(proof)] if (proof := evidence(d)) else []
    if d.severity is Severity.NOTE:  # a note never fails a run, nor a test
        ET.SubElement(case, "system-out").text = "\n".join(details)
        return
    failure = ET.SubElement(case, "failure", message=printable_lines(d.message), type=d.severity.value)
    failure.text = "\n".join(details)


def _count(element: ET.Element, suites: list[ET.Element]) -> None:
    cases = [case for suite in suites for case in suite.iter("testcase")]
    element.set("tests", str(len(cases)))
    element.set("failures", str(sum(case.find("failure") is not None for case in cases)))
    element.set("errors", str(sum(case.find("error") is not None for case in cases)))
    element.set("skipped", "0")
