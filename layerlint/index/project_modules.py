"""The modules of a project, by their files and by the names under which imports find them."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

from layerlint.files.sources import ModuleSource
from layerlint.index.module import Imported, Module
from layerlint.index.module_cache import ModuleCache, NoModuleCache
from layerlint.index.module_paths import NEVER_READ, find_module, module_name, package_of, roots_of
from layerlint.index.module_reader import read_module


@dataclass(slots=True)
class ProjectModules:
    """The modules of a run, parsed when a name leads to them and kept.

    `top` is the folder above which no module is looked for, `src_roots` and `site_paths` are further places
    for imports.
    """

    top: str
    src_roots: tuple[str, ...] = ()
    site_paths: tuple[str, ...] = ()
    cache: ModuleCache = field(default_factory=NoModuleCache)
    preparsed: dict[str, tuple[str, Module]] = field(default_factory=dict)
    """By path, modules that were parsed ahead, each with the digest of its text."""
    modules: dict[str, Module | None] = field(default_factory=dict)
    """By file."""
    names: dict[str, str] = field(default_factory=dict)
    """From module name to file, for modules that were read."""
    packages: set[str] = field(default_factory=set)
    """The first parts of the names of the modules that were read."""
    _files: dict[tuple[str, str], str | None] = field(default_factory=dict)
    _nearest_files: dict[tuple[str, str], str | None] = field(default_factory=dict)
    """By folder and name of a module, the file that an import there finds in the project."""
    _sources: dict[str, ModuleSource] = field(default_factory=dict)
    _reached: set[tuple[str, str]] = field(default_factory=set)

    def add(self, source: ModuleSource) -> Module:
        """Parse a source that is to be checked. Raises `SyntaxError`."""
        file = os.path.abspath(source.path)
        name, is_package = module_name(file)
        name = self._free_name(name, file)
        try:

            def parse() -> Module:
                return self._parse(name, file, source, is_package)

            module = self.cache.module(name, file, source, is_package, parse)
        except SyntaxError:
            self.modules[file] = None
            raise
        self.modules[file] = module
        self.names[name] = file
        self.packages.add(package_of(name))
        self._sources[file] = source
        source.let_go()
        return module

    def _free_name(self, name: str, file: str) -> str:
        """The name of the module, or a longer one if another file has it: below the project's folder, else its path.

        `model.py` and `old/model.py` are both `model` where `old` is no package.
        """
        for start in (self.top, os.path.sep):
            if self.names.get(name, file) == file:
                return name
            name = os.path.relpath(file, start).removesuffix(".py").replace(os.sep, ".").strip(".")
        return name if self.names.get(name, file) == file else file

    def _parse(self, name: str, file: str, source: ModuleSource, is_package: bool) -> Module:
        digest, module = self.preparsed.pop(source.path, ("", None))
        if module is None or digest != source.digest:
            return read_module(name, source.path, file, source.text, is_package)
        module.name, module.file, module.is_package = name, file, is_package
        return module

    def source(self, module: Module) -> ModuleSource:
        return self._sources[module.file]

    def _open(self, file: str) -> Module | None:
        if file in self.modules:
            return self.modules[file]
        path = os.path.relpath(file)
        path = path if not path.startswith("..") else file
        source = self.cache.read(path)
        if not isinstance(source, ModuleSource):
            self.modules[file] = None
            return None
        try:
            return self.add(source)
        except SyntaxError:
            return None

    def module(self, name: str, near: Module) -> Module | None:
        """The module of that name, as an import in `near` would find it."""
        read_file = self.names.get(name)
        if read_file is not None:
            return self.modules.get(read_file)
        if package_of(name) in NEVER_READ:
            return None
        key = (os.path.dirname(near.file), name)
        if key not in self._files:
            roots = (*roots_of(near.file, self.top), *self.src_roots, *self.site_paths)
            self._files[key] = find_module(name, roots)
        file = self._files[key]
        if file is None:
            return None
        module = self._open(file)
        if module is not None:
            self.names.setdefault(name, file)
        return module

    def reach(self, qualified: str, near: Module) -> None:
        """Read the module that defines a qualified name, so that answers about it do not depend on earlier queries."""
        owner = qualified.rpartition(".")[0]
        if (near.file, owner) in self._reached:
            return
        self._reached.add((near.file, owner))
        while owner and package_of(owner) not in NEVER_READ and self.module(owner, near) is None:
            owner = owner.rpartition(".")[0]

    def absolute(self, imported: Imported, near: Module) -> str:
        """The full name of the module that an import names."""
        if not imported.level:
            return self._known_name(imported.module, near)
        parts = near.name.split(".")
        drop = imported.level - (1 if near.is_package else 0)
        base = parts[: len(parts) - drop] if drop <= len(parts) else ["?"]
        return ".".join([*base, imported.module] if imported.module else base)

    def _known_name(self, name: str, near: Module) -> str:
        """The name under which the project has the module that `near` imports by this one.

        It is another one where folders without `__init__.py` have modules of the same name: `first/utils.py`,
        `second/utils.py`.
        """
        read_file = self.names.get(name)
        if read_file is None:
            return name
        folder = os.path.dirname(near.file)
        if os.path.dirname(read_file) == folder:
            return name
        key = (folder, name)
        if key not in self._nearest_files:
            self._nearest_files[key] = find_module(name, roots_of(near.file, self.top))
        file = self._nearest_files[key]
        module = self._open(file) if file is not None and file != read_file else None
        return module.name if module is not None else name
