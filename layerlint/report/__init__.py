"""Write the diagnostics of a run in formats for people and tools."""

from __future__ import annotations

from layerlint.report.formats import FORMATS, render, write
from layerlint.report.outcome import Report, ReportedTarget, RunFailure, repository_root
from layerlint.report.statistics import render_statistics

__all__ = [
    "FORMATS",
    "Report",
    "ReportedTarget",
    "RunFailure",
    "render",
    "render_statistics",
    "repository_root",
    "write",
]
