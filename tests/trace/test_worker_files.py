"""The worker runs in the user's interpreter: older syntax, and nothing but the standard library."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

from layerlint.trace.worker_process import WORKER

FILES = sorted(WORKER.rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_worker_file_is_python_3_9_and_imports_the_standard_library_alone(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"), feature_version=(3, 9))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            assert all(alias.name.split(".")[0] in sys.stdlib_module_names for alias in node.names)
        if isinstance(node, ast.ImportFrom) and node.level == 0:
            assert (node.module or "").split(".")[0] in sys.stdlib_module_names
        assert not isinstance(node, ast.Match)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_annotations_of_a_worker_file_are_never_evaluated(path: Path) -> None:
    """`int | None` in an annotation is an error in Python 3.9, unless annotations are left as text."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    annotated = [
        node for node in ast.walk(tree) if isinstance(node, ast.AnnAssign | ast.arg) and node.annotation
    ]
    future = any(isinstance(node, ast.ImportFrom) and node.module == "__future__" for node in tree.body)
    assert future or not annotated
