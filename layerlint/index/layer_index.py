"""The layer classes of the files that are to be checked, each with the source of its own class alone."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from layerlint.errors import LayerlintError, about, our_bug
from layerlint.files.sources import ModuleSource
from layerlint.index.import_search import ImportSearch
from layerlint.index.kerases import is_of_keras, kerases_of
from layerlint.index.layer_source import LayerSource
from layerlint.index.makers import OUTSIDE
from layerlint.index.module import ClassHeader, Module
from layerlint.index.module_cache import ModuleCache, NoModuleCache
from layerlint.index.module_names import ModuleNames, given_back, scope_of
from layerlint.index.module_paths import top_folder
from layerlint.index.preparse import preparse_modules
from layerlint.index.project import Project
from layerlint.index.saved_models import ModelUses, model_uses
from layerlint.index.scan import HeaderScan, candidates, scan_headers
from layerlint.index.syntax_errors import syntax_problem
from layerlint.model.facts import Kind
from layerlint.tables.keras_names import KERAS_BASES, keras_name
from layerlint.target.file_targets import Targets, fixed


@dataclass(frozen=True, slots=True)
class BrokenFile:
    """A file, or a cell of a notebook, that does not parse: line and column count from 1."""

    path: str
    line: int
    column: int
    message: str
    part: str = "file"


@dataclass(frozen=True, slots=True)
class FailedFile:
    """A file that a mistake of ours kept out of the index, with the message for the user."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class LayerIndex:
    """The layer classes of a run. `layers` are those of the checked files, in the order of the files."""

    project: Project
    layers: tuple[LayerSource, ...] = ()
    broken: tuple[BrokenFile, ...] = ()
    failed: tuple[FailedFile, ...] = ()
    parents: frozenset[str] = frozenset()
    """Qualified names of all classes from which another class derives."""
    targets: Targets = field(default_factory=Targets)
    """The Keras that files are for."""
    uses: Mapping[str, ModelUses] = field(default_factory=dict)
    """What files do with models, by path."""
    _by_name: dict[str, LayerSource] = field(default_factory=dict)

    def find(self, qualified: str) -> LayerSource | None:
        """The layer class of that name, also one outside the checked files; None where there is none."""
        layer = self._by_name.get(qualified)
        if layer is None and (definition := self.project.header(qualified)) is not None:
            layer = self._by_name[qualified] = _layer_source(self, qualified, *definition)
        return layer

    def find_only(self, qualified: str) -> LayerSource | None:
        """The layer class of that name, where its module defines it once: a notebook may mean another of that name."""
        return self.find(qualified) if not self.project.is_defined_again(qualified) else None

    def only(self, indexes: Iterable[int]) -> LayerIndex:
        """The index of some of the layers alone, without what can be rebuilt: small to pickle."""
        few = tuple(self.layers[index] for index in indexes)
        return replace(self, layers=few, broken=(), failed=(), _by_name={})

    def in_files(self, paths: Collection[str]) -> LayerIndex:
        """The index with the layers of these files alone; the project still holds what they need of others."""
        return replace(self, layers=tuple(layer for layer in self.layers if layer.path in paths))


class SourceScan(NamedTuple):
    """What the text of a source shows before it is parsed."""

    headers: HeaderScan
    uses: ModelUses


def find_layers(
    sources: Sequence[ModuleSource],
    search: ImportSearch = ImportSearch(),
    *,
    cache: ModuleCache | None = None,
    jobs: int = 1,
    while_waiting: Callable[[], object] | None = None,
    scans: Sequence[SourceScan] | None = None,
    targets: Targets | None = None,
) -> LayerIndex:
    """The layer classes of these sources. Base classes are looked for in all modules that imports lead to.

    `cache` holds the modules of files that did not change since an earlier run; `jobs` is the number of processes that
    parse, 0 for one on each core; `while_waiting` runs in this process meanwhile. `scans` are those of the sources, if
    they were scanned before. `targets` detect the Keras of each file; without them it is 3.

    Only files that can hold a layer class are read further; of others only a syntax error counts.
    """
    project = Project(
        search.top if search.top is not None else top_folder([source.path for source in sources]),
        search.src_roots,
        search.site_paths,
        cache if cache is not None else NoModuleCache(),
        base_classes=search.base_classes,
    )
    if scans is None:
        scans = [SourceScan(scan_headers(source.text), model_uses(source.text)) for source in sources]
    wanted = _candidates(sources, [scan.headers for scan in scans], search.base_classes)
    if jobs != 1:
        new = [source for source in wanted if not project.cache.knows_module(source)]
        project.preparsed = preparse_modules(new, jobs, while_waiting)
    results = [
        *(_add_source(project, source) for source in wanted),
        *_unparsable(sources, wanted, project.cache),
    ]
    index = LayerIndex(
        project,
        broken=tuple(result for result in results if isinstance(result, BrokenFile)),
        failed=tuple(result for result in results if isinstance(result, FailedFile)),
        targets=targets if targets is not None else fixed(3),
        uses={source.path: scan.uses for source, scan in zip(sources, scans, strict=True)},
    )
    return _with_layers(index, [result for result in results if isinstance(result, Module)])


def _candidates(
    sources: Sequence[ModuleSource], scans: Sequence[HeaderScan], base_classes: frozenset[str]
) -> list[ModuleSource]:
    """The sources that may hold layer classes."""
    own = {part.removesuffix(".py") for source in sources for part in source.path.split(os.sep)}
    return [sources[index] for index in sorted(candidates(scans, base_classes, own))]


def _unparsable(
    sources: Iterable[ModuleSource], read: Iterable[ModuleSource], cache: ModuleCache | NoModuleCache
) -> Iterator[BrokenFile]:
    """The files that do not parse, beside those that were read."""
    paths = {source.path for source in read}
    for source in sources:
        problem = syntax_problem(source, cache) if source.path not in paths else None
        if problem is not None:
            yield BrokenFile(source.path, *problem)


def _add_source(project: Project, source: ModuleSource) -> Module | BrokenFile | FailedFile:
    """Add the module of a source to the project; return it, or why that failed."""
    try:
        return project.add(source)
    except SyntaxError as error:
        return _broken(source.path, error)
    except (LayerlintError, MemoryError):
        raise
    except Exception as error:
        return FailedFile(source.path, our_bug("taking in the file failed", error, "file"))


def _with_layers(index: LayerIndex, modules: Iterable[Module]) -> LayerIndex:
    """The index with the layer classes of these modules."""
    layers: list[LayerSource] = []
    parents: set[str] = set()
    for module in modules:
        for key in module.classes:
            qualified = f"{module.name}.{key}"
            with about(f"the class `{key}` of {module.path}"):
                lineage = index.project.lineage(qualified)
                parents.update(lineage.ancestors)
                # Keras's own base classes are not checked.
                if lineage.kind is Kind.SUBLAYER and keras_name(qualified) not in KERAS_BASES:
                    layer = index.find(qualified)
                    if layer is not None:
                        layers.append(layer)
                        parents.update(base.name for base in layer.bases)
    return replace(index, layers=tuple(layers), parents=frozenset(parents))


def _broken(path: str, error: SyntaxError) -> BrokenFile:
    return BrokenFile(path, error.lineno or 1, error.offset or 1, error.msg)


def _layer_source(layers: LayerIndex, qualified: str, module: Module, header: ClassHeader) -> LayerSource:
    project = layers.project
    lineage = project.lineage(qualified)
    # The farthest first: no deep recursion.
    farthest_first = [layers.find(name) for name in reversed(lineage.ancestors)]
    ancestors = tuple(ancestor for ancestor in reversed(farthest_first) if ancestor is not None)
    target = layers.targets.of(module.path)
    uses = layers.uses.get(module.path, ModelUses())
    ancestor_kerases = {
        ancestor.qualified: frozenset(ancestor.kerases)
        for ancestor in ancestors
        if is_of_keras(ancestor.roots)
    }
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
        module.assigned_elsewhere | given_back(project, module),
        qualified,
        _is_only_a_part(project, module, header),
        header.name in uses.saved and "<locals>" not in header.qualname,
        header.name in uses.built,
        module.changed_in_fit,
        kerases_of(project, module, header, ancestor_kerases, target),
        target.keras,
        frozenset(header.integers),
        uses.mixed,
        uses.validated,
        uses.eager,
        uses.fixed_batch,
        called_on_objects=module.called_on_objects,
        early=target.early and all(root.startswith("keras.") for root in lineage.roots),
        before_2_10=target.before_2_10 and not any(root.startswith("tf_keras.") for root in lineage.roots),
        before_2_6=target.before_2_6 and not any(root.startswith("tf_keras.") for root in lineage.roots),
        jax=uses.jax,
    )


def _is_only_a_part(project: Project, module: Module, header: ClassHeader) -> bool:
    """Whether the file makes the class in other layer classes, and nowhere else."""
    return bool(header.makers) and all(
        maker != OUTSIDE and project.lineage(f"{module.name}.{maker}").kind is Kind.SUBLAYER
        for maker in header.makers
    )
