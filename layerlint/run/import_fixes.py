"""Fixes of findings in classes that change an import of the module, outside the text of the class."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from layerlint.files.edits import LineIndex
from layerlint.files.python import parse
from layerlint.files.sources import ModuleSource
from layerlint.model.outside import BackendImport
from layerlint.outside.backend_imports import backend_import
from layerlint.rule import Diagnostic
from layerlint.tables.removed import is_in_tf_backend

_BACKEND = "keras.backend."


def with_backend_imports(
    sources: Mapping[str, ModuleSource], diagnostics: Iterable[Diagnostic]
) -> Iterator[Diagnostic]:
    """The findings; those of functions removed from `keras.backend` get a fix of the module's import."""
    imports: dict[str, tuple[BackendImport, LineIndex] | None] = {}
    for diagnostic in diagnostics:
        if (
            not diagnostic.cause.startswith(_BACKEND)
            or diagnostic.fix is not None
            or diagnostic.path not in sources
        ):
            yield diagnostic
            continue
        if diagnostic.path not in imports:
            imports[diagnostic.path] = _backend_imports(sources[diagnostic.path])
        imported = imports[diagnostic.path]
        fixed = imported is not None and _comes_from(diagnostic, *imported)
        yield replace(diagnostic, fix=imported[0].fix) if fixed and imported is not None else diagnostic


def _backend_imports(source: ModuleSource) -> tuple[BackendImport, LineIndex] | None:
    text = source.text
    try:
        imports = backend_import(parse(text), text)
    except SyntaxError:
        return None
    return (imports, LineIndex(text)) if imports is not None else None


def _comes_from(diagnostic: Diagnostic, imports: BackendImport, lines: LineIndex) -> bool:
    """Whether the text of the finding is a function that one of these imports brings."""
    function = diagnostic.cause.removeprefix(_BACKEND)
    if not is_in_tf_backend(function):
        return False
    written = lines.slice(diagnostic.span)
    names = [f"{name}.{function}" if not of else name for name, of in imports.names if of in ("", function)]
    return any(written == name or written.startswith(f"{name}(") for name in names)
