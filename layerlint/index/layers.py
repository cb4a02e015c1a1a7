"""The layer classes of the files that are to be checked, each with the source of its own class alone."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from layerlint.errors import LayerlintError, about, our_bug
from layerlint.files.sources import Source
from layerlint.index.ahead import read_ahead
from layerlint.index.module import ClassHeader, Module, class_text, split_lines
from layerlint.index.names import ModuleNames, scope_of
from layerlint.index.project import Project, top_folder
from layerlint.index.scan import Glance, candidates, glance
from layerlint.model.facts import Base, Kind
from layerlint.tables.keras_names import KERAS_BASES, keras_name

if TYPE_CHECKING:
    from layerlint.index.remembered import ModuleMemory


@dataclass(frozen=True, eq=False)
class LayerSource:
    """One layer class: where it is, its own text, and what it derives from.

    source     the file that it stands in
    size       of its text in characters
    digest     what tells its text from others
    first_line the line of the file, from 1, where its text begins
    indented   whether the class is not at the margin
    roots      qualified names of the Keras classes where its bases end
    complete   False when a base could not be found
    qualified  its own name among all classes of the run; of one that is defined again later, with its line
    assigned_elsewhere  attribute names that code outside classes' `self` sets in the same file
    """

    path: str
    module: str
    qualname: str
    name: str
    source: Source
    size: int
    digest: str
    first_line: int
    end_line: int
    indented: bool
    ancestors: tuple[LayerSource, ...]
    roots: tuple[str, ...]
    bases: tuple[Base, ...]
    complete: bool
    is_model: bool
    names: ModuleNames
    assigned_elsewhere: frozenset[str] = frozenset()
    qualified: str = ""

    @property
    def text(self) -> str:
        """Its whole lines, decorators included, as in the file. Raises `LayerlintError` when that has changed."""
        return class_text(_lines_of(self.source), self.first_line, self.end_line)


@dataclass(frozen=True, slots=True)
class BrokenFile:
    """A file that does not parse: line and column count from 1."""

    path: str
    line: int
    column: int
    message: str


@dataclass(slots=True)
class Layers:
    """The layer classes found. `layers` are those of the files that were asked for, in the order of the files."""

    project: Project
    layers: tuple[LayerSource, ...] = ()
    broken: tuple[BrokenFile, ...] = ()
    failed: tuple[tuple[str, str], ...] = ()
    """Files that could not be taken in by a mistake of ours, each with what is to be told of it."""
    opened: set[str] = field(default_factory=set)
    """Files and folders to which names led in other processes."""
    parents: frozenset[str] = frozenset()
    """Qualified names of all classes that another known class derives from."""
    _made: dict[str, LayerSource] = field(default_factory=dict)

    def find(self, qualified: str) -> LayerSource | None:
        """The layer class of that name, also one outside the files that were asked for."""
        known = self._made.get(qualified)
        if known is not None:
            return known
        found = self.project.header(qualified)
        if found is None:
            return None
        made = _make(self, qualified, *found)
        self._made[qualified] = made
        return made

    def only(self, indexes: Iterable[int]) -> Layers:
        """The same with some of the layers alone, and without what can be made again, to be sent away."""
        few = tuple(self.layers[index] for index in indexes)
        return replace(self, layers=few, broken=(), failed=(), opened=set(), _made={})


def find_layers(
    sources: Sequence[Source],
    *,
    src_roots: Iterable[str] = (),
    site_paths: Iterable[str] = (),
    base_classes: Iterable[str] = (),
    top: str | None = None,
    memory: ModuleMemory | None = None,
    jobs: int = 1,
    meanwhile: Callable[[], object] | None = None,
    glances: Sequence[Glance] | None = None,
) -> Layers:
    """The layer classes of these sources. Base classes are looked for in all modules that imports lead to.

    `memory` knows the files that did not change since a run before; `jobs` is how many processes may parse, 0 for one
    on each core, and `meanwhile` what to do here while they parse. `glances` are those of the sources, where they are
    known.

    Only files that can hold a layer class are parsed, so a syntax error in another file is not seen.
    """
    folder = top if top is not None else top_folder([source.path for source in sources])
    base_names = frozenset(base_classes)
    project = Project(
        folder,
        tuple(os.path.abspath(root) for root in src_roots),
        tuple(site_paths),
        base_names,
        memory,
    )
    if glances is None:
        glances = [glance(source.text) for source in sources]
    own = {part.removesuffix(".py") for source in sources for part in source.path.split(os.sep)}
    wanted = candidates(glances, base_names, own)
    if jobs != 1:
        new = [sources[index] for index in sorted(wanted)]
        if memory is not None:
            new = [source for source in new if not memory.knows_module(source)]
        project.ahead = read_ahead(new, jobs, meanwhile)
    modules: list[Module] = []
    broken: list[BrokenFile] = []
    failed: list[tuple[str, str]] = []
    for index in sorted(wanted):
        try:
            modules.append(project.add(sources[index]))
        except SyntaxError as error:
            broken.append(_broken(sources[index].path, error))
        except (LayerlintError, MemoryError):
            raise
        except Exception as error:
            failed.append((sources[index].path, our_bug("taking in the file failed", error, "file")))
    found = Layers(project, broken=tuple(broken), failed=tuple(failed))
    layers: list[LayerSource] = []
    parents: set[str] = set()
    for module in modules:
        for key in module.classes:
            qualified = f"{module.name}.{key}"
            with about(f"the class `{key}` of {module.path}"):
                lineage = project.lineage(qualified)
                parents.update(lineage.ancestors)
                # No rule can speak of the classes that make a layer what it is.
                if lineage.kind is Kind.SUBLAYER and keras_name(qualified) not in KERAS_BASES:
                    made = found.find(qualified)
                    if made is not None:
                        layers.append(made)
                        parents.update(base.name for base in made.bases)
    found.layers = tuple(layers)
    found.parents = frozenset(parents)
    return found


def _broken(path: str, error: SyntaxError) -> BrokenFile:
    return BrokenFile(path, error.lineno or 1, error.offset or 1, error.msg)


def _make(layers: Layers, qualified: str, module: Module, header: ClassHeader) -> LayerSource:
    project = layers.project
    lineage = project.lineage(qualified)
    made = [
        layers.find(name) for name in reversed(lineage.ancestors)
    ]  # the farthest first: no deep recursion
    ancestors = tuple(ancestor for ancestor in reversed(made) if ancestor is not None)
    return LayerSource(
        module.path,
        module.name,
        header.qualname,
        header.name,
        project.source(module),
        header.size,
        header.digest,
        header.first_line,
        header.end_line,
        header.indented,
        ancestors,
        lineage.roots,
        project.bases(qualified, module, header),
        lineage.complete and len(ancestors) == len(lineage.ancestors),
        project.derives_from_model(lineage),
        ModuleNames(project, module, scope_of(header.qualname)),
        module.assigned_elsewhere,
        qualified,
    )


_last: tuple[Source, list[str]] | None = None
"""The last file: the classes of a file come one after another."""


def _lines_of(source: Source) -> list[str]:
    """The lines of the file without their ends."""
    global _last
    if _last is None or _last[0] is not source:
        _last = source, split_lines(source.text)
    return _last[1]


def class_line(source: LayerSource) -> tuple[int, int]:
    """The line and column (both from 1) of the class's name in its file."""
    header = re.compile(rf"([ \t\f]*class[ \t]+){re.escape(source.name)}\b")
    for index, line in enumerate(source.text.split("\n")):
        match = header.match(line)
        if match is not None:
            return source.first_line + index, len(match.group(1)) + 1
    return source.first_line, 1
