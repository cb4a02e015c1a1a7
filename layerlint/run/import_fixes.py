"""Fixes of what classes use that change an import of the module, whose text a class does not see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from layerlint.files.edits import LineIndex
from layerlint.files.python import parse
from layerlint.files.sources import ModuleSource
from layerlint.index.backend_imports import backend_import
from layerlint.model.outside import BackendImport
from layerlint.rule import Diagnostic
from layerlint.tables.removed import is_in_tf_backend

_BACKEND = "keras.backend."


def with_backend_imports(
    sources: Mapping[str, ModuleSource], diagnostics: Iterable[Diagnostic]
) -> Iterator[Diagnostic]:
    """The findings; those of functions that `keras.backend` lost with the import of the one that has them."""
    known: dict[str, tuple[BackendImport, LineIndex] | None] = {}
    for one in diagnostics:
        if not one.cause.startswith(_BACKEND) or one.fix is not None or one.path not in sources:
            yield one
            continue
        if one.path not in known:
            known[one.path] = _imports_of(sources[one.path])
        found = known[one.path]
        fixed = found is not None and _comes_from(one, *found)
        yield replace(one, fix=found[0].fix) if fixed and found is not None else one


def _imports_of(source: ModuleSource) -> tuple[BackendImport, LineIndex] | None:
    text = source.text
    try:
        found = backend_import(parse(text), text)
    except SyntaxError:
        return None
    return (found, LineIndex(text)) if found is not None else None


def _comes_from(one: Diagnostic, imports: BackendImport, lines: LineIndex) -> bool:
    """Whether what is written at the place is a function of an import that changes."""
    function = one.cause.removeprefix(_BACKEND)
    if not is_in_tf_backend(function):
        return False
    written = lines.slice(one.span)
    names = [f"{name}.{function}" if not of else name for name, of in imports.names if of in ("", function)]
    return any(written == name or written.startswith(f"{name}(") for name in names)
