"""The source of one layer class, with what its file and its bases show of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from layerlint.files.sources import ModuleSource
from layerlint.index.module_names import ModuleNames
from layerlint.index.module_text import class_text, split_lines
from layerlint.model.facts import Base


@dataclass(frozen=True, eq=False)
class LayerSource:
    """One layer class: where it is, its own text, and what it derives from.

    source     the file that it stands in
    size       of its text in characters
    digest     of its text
    first_line the line of the file, from 1, where its text begins
    indented   whether the class is not at the margin
    roots      qualified names of the Keras classes where its bases end
    complete   False when a base could not be found
    kerases    the Keras versions that it runs with, first the one in whose terms its findings are written
    project_keras  what `keras` is in its project
    qualified  its own name among all classes of the run; of one that is defined again later, with its line
    assigned_elsewhere  attribute names that code outside classes' `self` sets in the same file
    integers     the positions and keywords of its constructor that get integers wherever the file makes it
    only_a_part  whether the file makes it in other layer classes, and nowhere else
    saved_whole  whether its file saves or loads whole models; not for a class in a function
    loaded_when_built  whether its file loads weights into an object of it that is only built
    changed_in_fit  attributes that callbacks in the same file set on others, or code between two runs, and what they call
    called_on_objects  `get_config`, `get_concrete_function`, `signature`, called by its file on other objects
    mixed_precision  whether its file sets a policy of mixed precision
    validated  whether its file evaluates its only model with a `train_step`
    eager        whether nothing in its file makes a graph, as with PyTorch or in a training loop of its own
    fixed_batch  whether its file gives an input the size of its batches, or runs with JAX, which knows it
    outside      whether it is no layer class: Keras calls none of its methods
    margin       how many columns its text stands further right than in the file
    """

    path: str
    module: str
    qualname: str
    name: str
    source: ModuleSource
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
    only_a_part: bool = False
    saved_whole: bool = False
    loaded_when_built: bool = False
    changed_in_fit: frozenset[str] = frozenset()
    kerases: tuple[int, ...] = (3,)
    project_keras: int = 3
    integers: frozenset[str] = frozenset()
    mixed_precision: bool = False
    validated: bool = False
    eager: bool = False
    fixed_batch: bool = False
    jax: bool = False
    outside: bool = False
    is_loss: bool = False
    """Whether it is a function that a model is compiled with as its loss."""
    margin: int = 0
    early: bool = False
    before_2_10: bool = False
    before_2_6: bool = False
    called_on_objects: frozenset[str] = frozenset()

    @property
    def keras(self) -> int:
        return self.kerases[0]

    @property
    def text(self) -> str:
        """Its whole lines, decorators included, as in the file. Raises `LayerlintError` when that has changed."""
        return class_text(_lines_of(self.source), self.first_line, self.end_line)


_last: tuple[ModuleSource, list[str]] | None = None
"""The last file: the classes of a file come one after another."""


def _lines_of(source: ModuleSource) -> list[str]:
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
