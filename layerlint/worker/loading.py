"""Loads the object that a target names: `path/to/file.py:Class`, `package.module:Class`, a factory or an instance."""

from __future__ import annotations

import ast
import difflib
import importlib
import importlib.machinery
import importlib.util
import inspect
import linecache
import os
import sys
from typing import Any

from .project_finder import ProjectFinder


class TargetError(Exception):
    """The target cannot be loaded; the text advises the user."""


class OwnBug(TargetError):
    """A bug of layerlint, and no fault of the target."""

    def __init__(self, name: str, error: Exception) -> None:
        super().__init__(
            f"layerlint's own code failed while it read `{name}`: {type(error).__name__}: {error}; this is a bug in"
            " layerlint, please report it with the class"
        )


class OtherKerasError(TargetError):
    """The target is a layer of the other major version of Keras."""

    def __init__(self, name: str, keras: int) -> None:
        super().__init__(f"`{name}` is a Keras {keras} layer; use --keras {keras}")
        self.keras = keras


class _TextLoader(importlib.machinery.SourceFileLoader):
    """Loads a module from a text in place of its file, and finds no other module."""

    def __init__(self, name: str, path: str, source: bytes) -> None:
        super().__init__(name, path)
        self.source = source
        lines = importlib.util.decode_source(source).splitlines(keepends=True)
        linecache.cache[path] = (
            len(source),
            None,
            lines,
            path,
        )  # `inspect.getsource` reads it, and so does Keras 2

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> Any:
        if name != self.name:
            return None
        return importlib.util.spec_from_file_location(name, self.path, loader=self)

    def get_data(self, path: str) -> bytes:
        return self.source if path == self.path else super().get_data(path)

    def get_code(self, fullname: str) -> Any:
        return compile(self.source, self.path, "exec", dont_inherit=True)  # and not bytecode of the file


def load(target: str, source: str | None = None) -> Any:
    """Import the module of a target and return the object that it names. Raises TargetError, and what the module raises.

    `source` replaces the content of the file; its characters are bytes (Latin-1).
    """
    place, _, name = target.rpartition(":")
    if not place:
        raise TargetError(f"`{target}` does not name a class; write FILE.py:Class or module:Class")
    module = _module(place, None if source is None else source.encode("latin-1"))
    thing: Any = module
    for part in name.split("."):
        if not hasattr(thing, part):
            near = difflib.get_close_matches(part, _public(thing), 3, 0.5)
            hint = f"; did you mean {' or '.join('`' + item + '`' for item in near)}?" if near else ""
            raise TargetError(f"`{place}` has no `{name}`{hint}")
        if inspect.isclass(thing) and inspect.isfunction(inspect.getattr_static(thing, part, None)):
            owner = name.rpartition(".")[0]
            raise TargetError(
                f"`{name}` is a method, which cannot be a target; write `{place}:{owner}`, or name a function that"
                " makes one"
            )
        thing = getattr(thing, part)
    return thing


def _public(thing: Any) -> list[str]:
    return [name for name in vars(thing) if not name.startswith("__")]


def _module(place: str, source: bytes | None) -> Any:
    sys.argv[:] = [place]  # a script may read its arguments, and has none
    if not (place.endswith(".py") or os.sep in place):
        sys.path.insert(0, os.getcwd())
        return importlib.import_module(place)
    if not os.path.isfile(place):
        raise TargetError(f"there is no file `{place}`")
    folder, name = _module_name(os.path.abspath(place))
    sys.path.insert(0, folder)
    roots = [*_script_folders(os.path.abspath(place), folder), *import_roots(folder)]
    top, dot, _ = name.partition(".")
    hidden = {root for root in roots if dot and os.path.isfile(os.path.join(root, f"{top}.py"))}
    sys.path.extend(root for root in roots if root not in (*sys.path, *hidden))  # a module hides a package
    if root := _project_root(folder):
        sys.meta_path.append(ProjectFinder(root))
    loader = None if source is None else _TextLoader(name, os.path.abspath(place), source)
    if loader is not None:
        sys.meta_path.insert(0, loader)
    if "." in name:
        return importlib.import_module(name)
    spec = importlib.util.spec_from_file_location(name, os.path.abspath(place), loader=loader)
    if spec is None or spec.loader is None:
        raise TargetError(f"`{place}` is not a Python file")
    module = importlib.util.module_from_spec(spec)
    sys.modules.setdefault(name, module)
    spec.loader.exec_module(module)
    return module


def _module_name(path: str) -> tuple[str, str]:
    """The folder to import from, and the dotted name of the module.

    A folder without `__init__.py` belongs to the package too where a relative import of the file goes through it, or
    where the file has its name and imports from it: `resnet/resnet.py` with `from resnet.block import Block`.
    """
    folder, file = os.path.split(path)
    parts = [] if file == "__init__.py" else [file[:-3]]
    climbs = max(_relative_level(path) - (file == "__init__.py"), int(_imports_from_its_name(path)))
    while climbs > 0 or os.path.isfile(os.path.join(folder, "__init__.py")):
        parent, package = os.path.split(folder)
        if parent == folder or not package.isidentifier():
            break
        folder, climbs = parent, climbs - 1
        parts.insert(0, package)
    return folder, ".".join(parts)


def _script_folders(path: str, root: str) -> list[str]:
    """The folders of a package from a file's own up to `root`: a script in one imports the files beside it by name."""
    folders: list[str] = []
    folder = os.path.dirname(path)
    while folder != root and len(folder) > len(root):
        folders.append(folder)
        folder = os.path.dirname(folder)
    return folders


def _relative_level(path: str) -> int:
    """The most dots of a relative import in the file; 0 for none."""
    return max((node.level for node in _imports_from(path)), default=0)


def _imports_from_its_name(path: str) -> bool:
    """Whether the file has the name of its folder, and imports another module of that folder by it."""
    folder, name = os.path.basename(os.path.dirname(path)), os.path.basename(path)[:-3]
    modules = [str(node.module) for node in _imports_from(path) if not node.level]
    return folder == name and any(module.startswith(f"{name}.") for module in modules)


def _imports_from(path: str) -> list[ast.ImportFrom]:
    try:
        with open(path, "rb") as file:
            tree = ast.parse(file.read())
    except (OSError, SyntaxError, ValueError):
        return []
    return [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]


_MARKS = ("pyproject.toml", "setup.py", "setup.cfg", "tox.ini", "pytest.ini", ".git")


def import_roots(folder: str) -> list[str]:
    """Return the folders that a project imports from: those from `folder` up to the project's, and `src` there.

    Only `folder` itself outside of a project.
    """
    root = _project_root(folder)
    roots = [folder]
    while root and roots[-1] != root:
        roots.append(os.path.dirname(roots[-1]))
    source = os.path.join(root, "src")
    return [*roots, source] if root and os.path.isdir(source) and source not in roots else roots


def _project_root(folder: str) -> str:
    """The nearest folder from `folder` upwards that has a file of a project; "" outside of a project."""
    while not any(os.path.exists(os.path.join(folder, mark)) for mark in _MARKS):
        parent = os.path.dirname(folder)
        if parent == folder:
            return ""
        folder = parent
    return folder
