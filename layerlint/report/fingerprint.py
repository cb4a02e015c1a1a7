"""What identifies a finding while the lines around it move: for servers that compare two runs."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable

from layerlint.report.outcome import Report
from layerlint.rule import Diagnostic


def fingerprints(report: Report, diagnostics: Iterable[Diagnostic]) -> tuple[str, ...]:
    """A hexadecimal name for each diagnostic, different for all of them.

    It rests on the path, the rule, the class, the method and the attribute, not on the line; where a finding stands for
    several places, on their cause, whichever place is the first. Findings that agree in all of these are numbered in
    their order in the file.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    names = []
    for d in diagnostics:
        several = any(place.repeats for place in d.related)
        about = ("", f"because {d.cause}") if several else (d.method, d.attribute)
        key = (report.server_path(d.path), d.code, d.layer, *about)
        seen[key] += 1
        text = "\0".join((*key, str(seen[key])))
        names.append(hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32])
    return tuple(names)
