"""Fingerprints that identify findings while lines move, for servers that compare runs."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable

from layerlint.report.outcome import Report
from layerlint.rule import OF_FILE, Diagnostic


def fingerprints(report: Report, diagnostics: Iterable[Diagnostic]) -> tuple[str, ...]:
    """A unique hexadecimal name for each diagnostic.

    It is a digest of the path, rule, class, method and attribute, not of the line; for a finding with several places, of
    their cause instead of method and attribute. Findings that agree in all of these are numbered in their order.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    names = []
    for d in diagnostics:
        several = any(place.repeats for place in d.related)
        about = ("", f"because {d.cause}") if several else (d.method, d.attribute)
        layer = "" if several and d.cause.startswith(OF_FILE) else d.layer
        key = (report.server_path(d.path), d.code, layer, *about)
        seen[key] += 1
        text = "\0".join((*key, str(seen[key])))
        names.append(hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32])
    return tuple(names)
