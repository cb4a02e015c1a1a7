"""One JSON object per line, for tools that read a stream; the fields are those of `json`."""

from __future__ import annotations

import json

from layerlint.report.colors import Paint
from layerlint.report.json import as_object
from layerlint.report.outcome import Report


def render(report: Report, paint: Paint) -> str:
    return "".join(json.dumps(as_object(d, report.find_target(d.path))) + "\n" for d in report.sorted)
