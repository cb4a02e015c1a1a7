"""The targets of the files of one project: by their own text, their folders, then the rest of the project.

A target does not depend on which other files are checked.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from layerlint.target.early import is_before_2_6, is_before_2_10, is_early
from layerlint.target.evidence import Decision, Strength, TargetEvidence, decide
from layerlint.target.folder_evidence import evidence_in, is_tf_keras
from layerlint.target.guarded_imports import GuardedImports
from layerlint.target.keras_target import UNKNOWN, Target
from layerlint.target.module_signs import (
    FileSigns,
    counted_names,
    installs,
    kernels,
    of_commit,
    of_kernel,
    of_notebook,
    read_signs,
)
from layerlint.target.places import Places

SignsByFile = Mapping[str, FileSigns]
"""The signs of files of the run, by absolute path."""


@dataclass(slots=True)
class ProjectTargets:
    """The targets of the files of one project."""

    places: Places
    known: SignsByFile
    _folders: dict[str, tuple[TargetEvidence, ...]] = field(default_factory=dict)
    _signs: dict[str, FileSigns] = field(default_factory=dict)
    _by_folder: dict[str, Target] = field(default_factory=dict)
    _elsewhere: Target | None = None
    _left: str | None = None
    _guarded: GuardedImports | None = None

    def guarded(self, file: str, target: Target) -> Target:
        """The target of a file that is imported only under a test of the version; else the one that is given."""
        if self._guarded is None:
            self._guarded = GuardedImports(self.places, lambda module: self.signs(module).names.asks)
        found = self._guarded.of(file)
        if found is None or found.keras == target.keras:
            return target
        place = f"{os.path.relpath(found.file).replace(os.sep, '/')}:{found.line}"
        reason = f"only imported for Keras {found.keras}, {place}"
        return replace(target, keras=found.keras, reason=reason, guess=False, requested=False, guarded=True)

    def of(self, file: str) -> Target:
        signs = self.signs(file)
        legacy = self._legacy_place(file, signs)
        own = self._own(file, signs)
        if own is not None and own.guess:
            own = self._beside_project(own, self._of_folder(os.path.dirname(file)))
        if own is None:
            own = self._of_folder(os.path.dirname(file))
            own = _shows_itself(file, signs, _ran_itself(file, signs, own))
        early = own.early or any(is_early(name) for name, _ in signs.names.old)
        left = self._last_date() if own.keras == 2 else ""
        return replace(
            own,
            legacy=legacy or own.legacy,
            early=early,
            before_2_10=early or own.before_2_10 or is_before_2_10(left),
            before_2_6=early or own.before_2_6 or is_before_2_6(left),
        )

    def _last_date(self) -> str:
        """When somebody last committed to a project for Keras 2, as evidence says it; "" where that is not known."""
        if self._left is None:
            self._left = next((piece.text for piece in of_commit("", self._last_commit())), "")
        return self._left

    def _last_commit(self) -> int:
        from layerlint.target.last_commit import last_commit

        return last_commit(self.places)

    def with_known(self, known: SignsByFile) -> ProjectTargets:
        """The same with other signs of files of the run, and with what was read of the project."""
        return ProjectTargets(self.places, known, self._folders, self._signs)

    def _own(self, file: str, signs: FileSigns) -> Target | None:
        """The target by the text of the file itself."""
        decision, torn = decide(of_notebook(file, signs))
        if decision is not None:
            return _target(decision, torn)
        names = signs.names
        if names.new and not names.old and not names.asks:
            return _target(
                Decision(TargetEvidence(3, Strength.NAMES, file, names.new[0][1], names.new[0][0])), ()
            )
        return None

    def _beside_project(self, own: Target, project: Target) -> Target:
        """The target by the names in a file; the project's where that is certain of the same."""
        if project.guess or project.evidence is None:
            return own
        if project.keras == own.keras:
            return project
        contradiction = (
            f"{_cite(project.evidence)} says Keras {project.keras}; files that use what only Keras {own.keras} has"
            f" are read as Keras {own.keras}, `keras` in the settings decides"
        )
        return replace(own, contradictions=(contradiction,))

    def _legacy_place(self, file: str, signs: FileSigns) -> str:
        """Where the file, or a package that it is in, switches TensorFlow to Keras 2; "" for nowhere."""
        if signs.legacy:
            return _cite_legacy(file, signs)
        for folder in self.places.chain(file):
            initial = os.path.join(folder, "__init__.py")
            if "__init__.py" not in self.places.names(folder):
                return ""
            if (above := self.signs(initial)).legacy:
                return _cite_legacy(initial, above)
        return ""

    def signs(self, file: str) -> FileSigns:
        signs = self.known.get(file) or self._signs.get(file)
        if signs is None:
            self.places.inputs[file] = None
            signs = self._signs[file] = _remembered(file, self.places)
        return signs

    def _of_folder(self, folder: str) -> Target:
        """The target by the nearest folder with evidence, then by the rest of the project."""
        if folder not in self._by_folder:
            self._by_folder[folder] = self._nearest(folder) or self._of_project()
        return self._by_folder[folder]

    def _nearest(self, folder: str) -> Target | None:
        evidence = [piece for piece in self._evidence(folder) if not piece.strength.guess]
        decision, torn = decide(evidence)
        if decision is not None:
            target = _target(decision, torn)
            return replace(target, legacy=self._legacy_of_both(target, evidence))
        parent = os.path.dirname(folder)
        if folder == self.places.top or parent == folder or not folder.startswith(self.places.top):
            return None
        above = self._by_folder.get(parent)
        if above is None:
            above = self._nearest(parent)
        elif above.guess or above is self._elsewhere:
            return None
        return above

    def _is_at_top(self, evidence: TargetEvidence) -> bool:
        return os.path.dirname(evidence.file) == self.places.top

    def _legacy_of_both(self, target: Target, evidence: Sequence[TargetEvidence]) -> str:
        """Where a project that requires both Kerases switches TensorFlow to Keras 2; "" for nowhere."""
        if target.keras != 3 or all(piece.strength is not Strength.BESIDE for piece in evidence):
            return ""
        read = ((file, self.signs(file)) for file in self.places.modules())
        return next((_cite_legacy(file, signs) for file, signs in read if self._is_for_all(file, signs)), "")

    def _is_for_all(self, file: str, signs: FileSigns) -> bool:
        """Whether the file switches TensorFlow to Keras 2, and not only for some runs of its own."""
        return bool(signs.legacy) and _ASIDE.isdisjoint(_folders_of(file, self.places.top))

    def _evidence(self, folder: str) -> tuple[TargetEvidence, ...]:
        if folder not in self._folders:
            self._folders[folder] = evidence_in(self.places, folder)
        return self._folders[folder]

    def _of_project(self) -> Target:
        if self._elsewhere is None:
            self._elsewhere = self._of_whole_project()
        return self._elsewhere

    def _of_whole_project(self) -> Target:
        """The target by evidence anywhere in the project, of which a bounded part is read."""
        evidence = [piece for folder in self.places.folders() for piece in self._evidence(folder)]
        pins = (piece for piece in evidence if _counts_for_project(piece, self.places.top))
        decision, torn = decide(pins)
        if decision is not None:
            return _target(decision, torn)
        modules = [(file, self.signs(file)) for file in self.places.modules()]
        names = counted_names(modules)
        top = [
            piece for piece in evidence if piece.strength is not Strength.DOCUMENT or self._is_at_top(piece)
        ]
        guesses = [*top, *kernels(modules), *([names] if names is not None else [])]
        decision, more = decide(installs(modules))
        if decision is None:
            decision, _ = decide(piece for piece in guesses if piece.strength.guess)
        if decision is None:
            decision, _ = decide(of_commit(os.path.join(self.places.top, ".git"), self._last_commit()))
        return _target(decision, (*torn, *more)) if decision is not None else UNKNOWN


def _ran_itself(file: str, signs: FileSigns, others: Target) -> Target:
    """The Keras that a notebook ran on, where only guesses and the installs of other notebooks contradict it."""
    evidence = others.evidence
    if evidence is not None and not (others.guess or evidence.strength is Strength.NOTEBOOK):
        return others
    ran = next(of_kernel(file, signs), None)
    if ran is None or (evidence is not None and ran.keras == others.keras):
        return others
    return _target(Decision(ran), ())


_SEVERAL = 2
"""Names of one Keras in one file that are no accident."""


def _shows_itself(file: str, signs: FileSigns, others: Target) -> Target:
    """The Keras whose names the file has, where nothing in the project shows one."""
    names = signs.names
    if others.evidence is not None or names.new or names.asks or len(names.old) < _SEVERAL:
        return others
    name, line = names.old[0]
    return _target(Decision(TargetEvidence(2, Strength.NAMES, file, line, name)), ())


_ASIDE = frozenset(
    (  # noqa: SIM905
        "test tests testing fixture fixtures example examples sample samples demo demos doc docs benchmark benchmarks"
        " tutorial tutorials legacy old archive"
    ).split()
)
"""Folders that often want other packages than the project itself."""


def _counts_for_project(evidence: TargetEvidence, top: str) -> bool:
    """Whether evidence in some folder counts for the rest of the project."""
    if evidence.strength.guess or evidence.strength is Strength.COMPANION or is_tf_keras(evidence):
        return False
    return _ASIDE.isdisjoint(_folders_of(evidence.file, top))


def _folders_of(file: str, top: str) -> list[str]:
    return os.path.relpath(os.path.dirname(file), top).lower().split(os.sep)


def _target(decision: Decision, torn: Sequence[TargetEvidence]) -> Target:
    evidence = decision.evidence
    guess = evidence.strength.guess
    contradictions = []
    if decision.against is not None:
        contradictions.append(
            f"{_cite(evidence)} says Keras {evidence.keras}, {_cite(decision.against)} says Keras"
            f" {decision.against.keras}; the code is read as Keras {evidence.keras}, `keras` in the settings decides"
        )
    elif len(torn) > 1:
        contradictions.append(
            f"{_cite(torn[0])} says Keras {torn[0].keras}, {_cite(torn[1])} says Keras {torn[1].keras}; the code is"
            f" read as Keras {evidence.keras}, `keras` in the settings decides"
        )
    return Target(
        evidence.keras,
        f"{'a guess: ' if guess else ''}{_cite(evidence)}",
        guess,
        evidence,
        contradictions=tuple(contradictions),
        early=decision.early,
        before_2_10=decision.before_2_10,
        before_2_6=decision.before_2_6,
    )


def _cite_legacy(file: str, signs: FileSigns) -> str:
    return f"{os.path.relpath(file).replace(os.sep, '/')}:{signs.legacy} `TF_USE_LEGACY_KERAS`"


def _cite(evidence: TargetEvidence) -> str:
    """`Dockerfile:1 `tensorflow:2.3.0``."""
    place = os.path.relpath(evidence.file).replace(os.sep, "/")
    if evidence.strength is Strength.INSTALLED:
        place = os.path.dirname(place)
    return f"{place}{f':{evidence.line}' if evidence.line else ''} `{evidence.text.rstrip(';')}`"


_REMEMBERED = 2_000
_remembered_signs: dict[str, tuple[tuple[int, int], FileSigns]] = {}


def _remembered(file: str, places: Places) -> FileSigns:
    """The signs of a file on disk, read again only after it changed."""
    try:
        status = os.stat(file)
    except (OSError, ValueError):
        return FileSigns()
    state = (status.st_size, status.st_mtime_ns)
    remembered = _remembered_signs.get(file)
    if remembered is not None and remembered[0] == state:
        return remembered[1]
    signs = read_signs(file, places.text(file))
    if len(_remembered_signs) >= _REMEMBERED:
        _remembered_signs.clear()
    _remembered_signs[file] = state, signs
    return signs
