"""How the tests of a project construct and call classes, recorded by running these tests."""

from __future__ import annotations

import os
from collections.abc import Sequence

from layerlint.plan.call_sites import CallSite
from layerlint.plan.hints import Hint, class_file, folder_of
from layerlint.plan.project_texts import project_texts
from layerlint.trace.messages import Failed, Recorded
from layerlint.trace.worker_session import WorkerRequest, WorkerSession

SECONDS = 300.0
"""How long the tests of a project may take."""


def recorded_hints(
    targets: Sequence[str], worker: WorkerSession, *, memory_limit: int
) -> tuple[dict[str, tuple[Hint, ...]], list[str]]:
    """The hints from tests for each target, those with a call first; and the reasons where there are none."""
    folders: dict[str, dict[tuple[str, str], str]] = {}
    for target in targets:
        if file := class_file(target):
            classes = folders.setdefault(folder_of(file), {})
            classes[os.path.realpath(file), target.rpartition(":")[2]] = target
    hints_by_target: dict[str, list[Hint]] = {}
    troubles: list[str] = []
    for folder, classes in folders.items():
        tests = _tests(folder, classes)
        if not tests:
            troubles.append(f"no test in `{folder}` names {_listed(classes)}")
            continue
        fields = {"folder": folder, "files": tests, "classes": [list(key) for key in classes]}
        outcome = worker.ask(WorkerRequest("tests", fields, SECONDS), memory_limit=memory_limit)
        failed, recorded = outcome.last(Failed), outcome.last(Recorded)
        if failed is not None or not outcome.done:
            why = f"it ended by {outcome.how}" if failed is None else failed.exception
            troubles.append(f"the tests in `{folder}` did not come to their end: {why}")
        for use in recorded.uses if recorded is not None else ():
            target = classes.get((use.file, use.name), "")
            if target:
                site = CallSite(0, use.args, use.kwargs, use.whole, use.inputs, use.named)
                hints_by_target.setdefault(target, []).append(Hint("test", _place(use.where), site))
    return {
        name: tuple(sorted(hints, key=lambda hint: hint.rank)) for name, hints in hints_by_target.items()
    }, troubles


def _tests(folder: str, classes: dict[tuple[str, str], str]) -> list[str]:
    """The test files that name one of the classes."""
    texts = project_texts(folder)
    paths = {
        os.path.abspath(text.path)
        for file, name in classes
        for text in texts.naming(name, file)
        if text.kind == "test" and text.path.endswith(".py")
    }
    return sorted(paths)


def _listed(classes: dict[tuple[str, str], str]) -> str:
    names = [f"`{name}`" for _, name in classes]
    return ", ".join(names[:3]) + (f" or {len(names) - 3} more" if len(names) > 3 else "")


def _place(where: str) -> str:
    file, _, line = where.rpartition(":")
    return f"{os.path.relpath(file)}:{line}" if file else "a test"
