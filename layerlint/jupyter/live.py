"""`layerlint.check(layer)`: the findings of a class, of a layer with its sublayers, or of a module in this process.

Nothing is run: the source is read from files, or from the executed cells of a notebook.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from types import ModuleType
from typing import Any

from layerlint.errors import LayerlintError
from layerlint.files.notebook import notebook_json
from layerlint.jupyter.findings import Findings
from layerlint.report.outcome import Report
from layerlint.rule import Diagnostic
from layerlint.run.lint_paths import lint_paths
from layerlint.run.request import LintRequest
from layerlint.run.run_memory import RunMemory

_ROOTS = ("keras", "tf_keras", "keras_core")
_memory = RunMemory()


def check(thing: Any, *, show_notes: bool = False) -> Findings:
    """The findings of a Keras layer or model and of the layers in it, of a class, or of a module.

    Layers of Keras and, inside of others, of installed packages are not looked at. Raises `LayerlintError` for anything
    else, and for a class whose source is not known.
    """
    if isinstance(thing, ModuleType):
        file = getattr(thing, "__file__", None)
        if file is None:
            raise LayerlintError(f"the module `{thing.__name__}` has no file that can be read")
        request = LintRequest(
            (file,), options=_options(_imported_keras(())), show_notes=show_notes, memory=_memory
        )
        return Findings(f"`{thing.__name__}`", lint_paths(request).report)
    cls = thing if isinstance(thing, type) else type(thing)
    keras = _imported_keras(cls.__mro__)
    if not any(_is_layer(base) for base in cls.__mro__):
        raise LayerlintError(
            f"layerlint.check takes a Keras layer or model, its class, or a module, not `{cls.__name__}`"
        )
    reports = [] if _is_of_keras(cls) else [_class_report(cls, keras, show_notes)]
    if cls is not thing:
        reports += [
            _class_report(layer_class, keras, show_notes)
            for layer_class in _own_classes_in(thing)
            if layer_class is not cls
        ]
    return Findings(f"`{cls.__name__}`", _together(reports, keras, show_notes))


def check_cells(cells: Sequence[str], number: int, *, show_notes: bool = False) -> Findings:
    """The findings in one executed cell, by its number from 1; the other cells define its names."""
    report = _lint_cells(cells, _imported_keras(()), show_notes)
    return Findings(f"cell [{number}]", _only(report, lambda diagnostic: diagnostic.cell == number))


def executed_cells(shell: Any) -> list[str]:
    """The source of the cells that a kernel has executed; the first is `In[1]`."""
    return [str(cell) for cell in shell.history_manager.input_hist_raw[1:]]


def _is_of_keras(cls: type) -> bool:
    return cls.__module__.partition(".")[0] in (*_ROOTS, "tensorflow")


def _own_classes_in(layer: Any) -> list[type]:
    """The classes, each once, of sublayers that the user's own files or cells define."""
    flattened = getattr(layer, "_flatten_layers", None)  # Keras 2 and 3; not before `super().__init__()`
    layers = flattened(recursive=True, include_self=False) if flattened is not None else ()
    classes = dict.fromkeys(map(type, layers))
    return [cls for cls in classes if not _is_of_keras(cls) and _is_own(cls)]


def _is_own(cls: type) -> bool:
    file = getattr(sys.modules.get(cls.__module__), "__file__", None)
    if file is None:
        return cls.__module__ == "__main__" and _shell() is not None
    folders = {"site-packages", "dist-packages"}
    return file.endswith(".py") and folders.isdisjoint(os.path.normpath(file).split(os.sep))


def _together(reports: Sequence[Report], keras: str, show_notes: bool) -> Report:
    """Several reports as one, which reads texts by the report of each file."""
    if len(reports) == 1:
        return reports[0]
    if not reports:
        return Report(keras=int(keras) if keras else None, show_notes=show_notes)
    by_path = {diagnostic.path: report for report in reports for diagnostic in report.diagnostics}
    diagnostics = dict.fromkeys(diagnostic for report in reports for diagnostic in report.diagnostics)
    return replace(
        reports[0],
        diagnostics=tuple(diagnostics),
        read_text=lambda path, cell: by_path[path].read_text(path, cell),
    )


def _class_report(cls: type, keras: str, show_notes: bool) -> Report:
    module = sys.modules.get(cls.__module__)
    file = getattr(module, "__file__", None)
    shell = _shell()
    if file is None and cls.__module__ == "__main__" and shell is not None:
        cells = executed_cells(shell)
        header = re.compile(rf"^[ \t]*class[ \t]+{cls.__name__}\b", re.MULTILINE)
        last = max((number for number, cell in enumerate(cells, 1) if header.search(cell)), default=0)
        report = _only(_lint_cells(cells, keras, show_notes), lambda diagnostic: diagnostic.cell == last)
    elif file is not None and file.endswith(".py"):
        options = _options(keras)
        report = lint_paths(
            LintRequest((file,), options=options, show_notes=show_notes, memory=_memory)
        ).report
    else:
        raise LayerlintError(
            f"the source of `{cls.__name__}` is not known: define it in a file or a notebook"
        )
    return _only(report, lambda diagnostic: diagnostic.layer == cls.__qualname__)


def _lint_cells(cells: Sequence[str], keras: str, show_notes: bool) -> Report:
    path = _notebook_path()
    request = LintRequest(
        (path,),
        options=_options(keras),
        show_notes=show_notes,
        stdin=notebook_json(cells),
        stdin_filename=path,
        memory=_memory,
    )
    return lint_paths(request).report


def _only(report: Report, wanted: Callable[[Diagnostic], bool]) -> Report:
    return replace(
        report, diagnostics=tuple(diagnostic for diagnostic in report.diagnostics if wanted(diagnostic))
    )


def _options(keras: str) -> dict[str, str]:
    return {"keras": keras} if keras else {}


def _is_layer(cls: type) -> bool:
    return cls.__name__ == "Layer" and cls.__module__.partition(".")[0] in _ROOTS


def _imported_keras(classes: Sequence[type]) -> str:
    """The major version of the Keras that this process has imported; "" for none."""
    roots = [cls.__module__.partition(".")[0] for cls in classes if _is_layer(cls)] or ["keras"]
    version = str(getattr(sys.modules.get(roots[0]), "__version__", ""))
    return version[:1] if version[:1] in ("2", "3") else ""


def _shell() -> Any:
    """The running IPython, if there is one."""
    ipython = sys.modules.get("IPython")
    return ipython.get_ipython() if ipython is not None else None


def _notebook_path() -> str:
    """The path of the notebook, if its kernel has it, which decides the settings and the Keras."""
    shell = _shell()
    named = shell.user_ns.get("__vsc_ipynb_file__") if shell is not None else None
    name = os.path.basename(str(named or os.environ.get("JPY_SESSION_NAME") or "notebook.ipynb"))
    name = name if name.endswith(".ipynb") else "notebook.ipynb"
    folder = os.path.dirname(str(named)) if named else os.getcwd()
    return os.path.relpath(os.path.join(folder, name))
