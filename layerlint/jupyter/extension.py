"""`%load_ext layerlint`: check every cell that defines a layer as it runs, and show its findings below it."""

from __future__ import annotations

import re
import sys
from importlib import import_module
from typing import Any

from layerlint.errors import LayerlintError
from layerlint.jupyter.findings import Findings
from layerlint.jupyter.live import check_cells, executed_cells
from layerlint.outside.code_words import may_have_units

_CLASS = re.compile(r"^[ \t]*class\b", re.MULTILINE)
_USAGE = "%layerlint on, %layerlint off, or %%layerlint above a cell"


class Extension:
    """The hook after each cell, and the magics `%layerlint` and `%%layerlint`."""

    def __init__(self, shell: Any) -> None:
        self._shell = shell
        self._on = True
        self._in_magic = False

    def load(self) -> None:
        self._shell.events.register("post_run_cell", self.after_cell)
        self._shell.register_magic_function(self.magic, "line_cell", "layerlint")

    def unload(self) -> None:
        self._shell.events.unregister("post_run_cell", self.after_cell)
        self._shell.magics_manager.magics["line"].pop("layerlint", None)
        self._shell.magics_manager.magics["cell"].pop("layerlint", None)

    def after_cell(self, result: Any) -> None:
        """Show the findings of the executed cell, if there are any."""
        info = getattr(result, "info", None)
        if not self._on or self._in_magic or info is None or result.error_before_exec is not None:
            return
        text = str(info.raw_cell)
        if text.lstrip().startswith("%%layerlint") or not (_CLASS.search(text) or may_have_units(text)):
            return
        findings = self._check(text if not info.store_history else None)
        if findings:
            self._show(findings)

    def magic(self, line: str, cell: str | None = None) -> None:
        """`%%layerlint` runs the cell and shows its findings; `%layerlint off` and `on` switch the check of each cell."""
        if cell is None:
            word = line.strip()
            if word not in ("on", "off"):
                print(f"layerlint: {_USAGE}", file=sys.stderr)
                return
            self._on = word == "on"
            return
        if line.strip():
            print(f"layerlint: `{line.strip()}` is ignored, give {_USAGE}", file=sys.stderr)
        self._in_magic = True
        try:
            self._shell.run_cell(cell)
        finally:
            self._in_magic = False
        cells = executed_cells(self._shell)
        own = f"%%layerlint {line}".rstrip() + f"\n{cell}"
        findings = self._check(own if not cells or cells[-1].rstrip() != own.rstrip() else None)
        if findings is not None:
            self._show(findings)

    def _check(self, text: str | None) -> Findings | None:
        """The findings of the last executed cell, or of `text` after all executed cells."""
        cells = [*executed_cells(self._shell), *([text] if text is not None else [])]
        try:
            return check_cells(cells, len(cells))
        except LayerlintError as problem:
            print(f"layerlint: {problem}", file=sys.stderr)
            return None

    def _show(self, findings: Findings) -> None:
        import_module("IPython.display").display(findings)


_loaded: Extension | None = None


def load(shell: Any) -> None:
    global _loaded
    unload(shell)
    _loaded = Extension(shell)
    _loaded.load()


def unload(shell: Any) -> None:
    global _loaded
    if _loaded is not None:
        _loaded.unload()
    _loaded = None
