"""The targets of the files of a run: from their settings, else from their projects."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from layerlint.errors import LayerlintError
from layerlint.target.keras_target import Target
from layerlint.target.places import Marks, Places, project_folder
from layerlint.target.project_targets import ProjectTargets, SignsByFile


@dataclass(slots=True)
class Targets:
    """The target of every file: from its settings, else from its project.

    `options` are the settings of files of the run by their folder, `other` that of all other files: "2", "3" or "auto".
    """

    options: dict[str, str] = field(default_factory=dict)
    other: str = "auto"
    known: SignsByFile = field(default_factory=dict)
    _projects: dict[str, ProjectTargets] = field(default_factory=dict)
    _tops: dict[str, str] = field(default_factory=dict)
    _marks: Marks = field(default_factory=dict)
    _by_file: dict[str, Target] = field(default_factory=dict)

    def __reduce__(self) -> tuple[Any, ...]:
        """Send the targets that are known to another process, which detects others itself."""
        return _received, (self.options, self.other, dict(self._by_file))

    def of(self, path: str) -> Target:
        """The target of a file. Raises `LayerlintError` for an invalid setting."""
        target = self._by_file.get(path)
        if target is None:
            target = self._by_file[path] = self._guarded(path, self._of(path))
        return target

    def _guarded(self, path: str, target: Target) -> Target:
        """The same, but of the Keras for which alone the project imports the file."""
        return self.project(path).guarded(os.path.abspath(path), target) if path.endswith(".py") else target

    def _of(self, path: str) -> Target:
        option = self.options.get(os.path.dirname(path), self.other)
        if option in ("2", "3"):
            return Target(int(option), "as requested", requested=True)
        if option != "auto":
            raise LayerlintError(f"`{option}` is not a Keras target; use 2, 3 or auto")
        return self.project(path).of(os.path.abspath(path))

    def project(self, path: str) -> ProjectTargets:
        """The targets of the project that a file belongs to."""
        file = os.path.abspath(path)
        folder = os.path.dirname(file)
        top = self._tops.get(folder)
        if top is None:
            top = self._tops[folder] = project_folder(file, self._marks)
        project = self._projects.get(top)
        if project is None:
            project = self._projects[top] = ProjectTargets(Places(top), self.known)
        return project

    @property
    def inputs(self) -> Iterator[str]:
        """All files and folders that were read, without the files of the run."""
        for project in self._projects.values():
            yield from project.places.inputs

    def renewed(self, other: Targets) -> Targets:
        """The targets of `other` with the projects that were read here, which must not have changed on disk."""
        projects = {top: project.with_known(other.known) for top, project in self._projects.items()}
        return replace(other, _projects=projects, _tops=self._tops, _marks=self._marks)

    def of_most(self, paths: Iterable[str], first: str) -> Target:
        """The target of most of these files; without files, that of the first path of a run.

        Files that are imported for one Keras alone count where there are no others.
        """
        counts: dict[Target, int] = {}
        for path in paths:
            target = self.of(path)
            counts[target] = counts.get(target, 0) + 1
        counts = {target: count for target, count in counts.items() if not target.guarded} or counts
        if not counts:
            return self.of(os.path.join(first, "_") if os.path.isdir(first) else first)
        return max(counts, key=lambda target: (counts[target], -list(counts).index(target)))

    def contradictions(self) -> tuple[str, ...]:
        sentences = (line for target in self._by_file.values() for line in target.contradictions)
        return tuple(dict.fromkeys(sentences))


def _received(options: dict[str, str], other: str, by_file: dict[str, Target]) -> Targets:
    return Targets(options, other, _by_file=by_file)


def fixed(keras: int) -> Targets:
    """Targets where all files are for this Keras."""
    return Targets(other=str(keras))


def target_of(path: str, option: str = "auto") -> Target:
    """The target of one file or folder."""
    return Targets(other=option).of_most((), path)
