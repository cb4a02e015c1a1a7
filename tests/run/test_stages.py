"""The table of stages in `docs/architecture.md` is `lint_paths`: the same functions in the same order."""

from __future__ import annotations

import ast
import inspect
import re
from pathlib import Path

from layerlint.run import lint_paths

ARCHITECTURE = Path(__file__).parents[2] / "docs" / "architecture.md"


def test_table_names_the_calls_in_their_order() -> None:
    tree = ast.parse(inspect.getsource(lint_paths))
    stages = {
        alias.name
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("layerlint.run")
        for alias in node.names
    }
    function = next(node for node in tree.body if isinstance(node, ast.FunctionDef))
    calls = [
        (node.lineno, node.func.id)
        for node in ast.walk(function)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in stages
    ]
    table = ARCHITECTURE.read_text(encoding="utf-8").partition("| --- |")[2].partition("\n\n")[0]
    cells = [row.split("|")[2] for row in table.splitlines()[1:]]
    assert [name for cell in cells for name in re.findall(r"`(\w+)`", cell)] == [
        name for _, name in sorted(calls)
    ]
