"""Mutants tried: each in a process of its own, forked from one that has read all texts."""

from __future__ import annotations

import gc
import importlib
import multiprocessing
import signal
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import Enum
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from types import CodeType, FrameType, ModuleType

import grimp

from layerlint import checks
from layerlint.rule import Diagnostic, Rule
from layerlint.rulebook.catalog import RULES
from tools.mutants import read_texts
from tools.mutants.mutation import ROOT, Mutant
from tools.mutants.reached import Reached
from tools.mutants.read_texts import ReadText, Text

SECONDS = 120
"""Of processor time, so that it is the same on a busy machine."""
READER = "layerlint.extract.reader"


class Outcome(Enum):
    KILLED = "killed"
    SURVIVES = "survives"
    TIMED_OUT = "timed out"


class Trials:
    """What is found in some texts, to try mutants on."""

    def __init__(self, texts: Sequence[Text]) -> None:
        self._read: list[ReadText] = []
        self._expected: list[Counter[Diagnostic]] = []
        self._reached = Reached()
        for number, text in enumerate(texts):
            with self._reached.recorded(number):
                self._read.append(read_texts.read(text))
                self._expected.append(read_texts.findings(self._read[-1], RULES))
        self._imports = _imports()

    def outcomes(self, mutants: Sequence[Mutant], jobs: int) -> Iterator[Outcome]:
        """What becomes of each mutant, in their order."""
        gc.freeze()
        with multiprocessing.get_context("fork").Pool(jobs, _begin, (self,), maxtasksperchild=1) as pool:
            yield from pool.imap(_outcome, mutants)

    def outcome(self, mutant: Mutant) -> Outcome:
        """To be asked in a process that is used for nothing else: the fault stays in it."""
        signal.signal(signal.SIGPROF, _end)
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        try:
            seen = self._is_seen(mutant)
        except _TooLongError:
            return Outcome.TIMED_OUT
        except Exception:
            return Outcome.KILLED
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        return Outcome.KILLED if seen else Outcome.SURVIVES

    def _is_seen(self, mutant: Mutant) -> bool:
        reached = self._reached.by(mutant)
        touched = self._imports.find_downstream_modules(mutant.module) | {mutant.module}
        own = {rule.code for rule in RULES if _module(rule) in touched}
        _put_in(mutant, touched)
        rules = [_anew(rule) if rule.code in own else rule for rule in RULES]
        if READER not in touched:
            rules = [rule for rule in rules if rule.code in own]
        numbers = [number for number in range(len(self._read)) if reached >> number & 1]
        order = sorted(numbers, key=lambda number: self._read[number].text.rule not in own)
        for number in order:
            one, expected = self._read[number], self._expected[number]
            if READER not in touched:
                expected = Counter({known: count for known, count in expected.items() if known.code in own})
            if _found(one, rules, anew=READER in touched) != expected:
                return True
        return False


def _found(one: ReadText, rules: Sequence[Rule], *, anew: bool) -> Counter[Diagnostic]:
    """With the modules as they are now. Where the reading itself is at fault, the text is read anew."""
    texts = importlib.import_module(read_texts.__name__)
    found: Counter[Diagnostic] = texts.findings(texts.read(one.text) if anew else one, rules)
    return found


def _imports() -> grimp.ImportGraph:
    graph = grimp.build_graph("layerlint", exclude_type_checking_imports=True, cache_dir=None)
    for entry in graph.find_modules_directly_imported_by("layerlint"):
        graph.remove_import(importer="layerlint", imported=entry)  # for notebooks, when asked for
    return graph


def _module(rule: Rule) -> str:
    """The function of a rule is called like its module."""
    return f"{checks.__name__}.{rule.name.replace('-', '_')}"


def _anew(rule: Rule) -> Rule:
    name = _module(rule)
    found = getattr(importlib.import_module(name), name.rpartition(".")[2])
    assert isinstance(found, Rule)
    return found


def _put_in(mutant: Mutant, touched: set[str]) -> None:
    """Whoever uses the module from now on gets it with the fault."""
    for name in (*touched, read_texts.__name__):
        sys.modules.pop(name, None)
    sys.meta_path.insert(0, _Mutated(mutant))


class _Mutated(MetaPathFinder):
    """Finds the module with the fault."""

    def __init__(self, mutant: Mutant) -> None:
        self._mutant = mutant

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != self._mutant.module:
            return None
        file = str(ROOT / self._mutant.file)
        return spec_from_file_location(fullname, file, loader=_Loader(fullname, file, self._mutant))


class _Loader(SourceFileLoader):
    def __init__(self, fullname: str, path: str, mutant: Mutant) -> None:
        super().__init__(fullname, path)
        self._mutant = mutant

    def get_code(self, fullname: str) -> CodeType:
        code: CodeType = compile(self._mutant.faulty, self.path, "exec")
        return code


class _TooLongError(BaseException):
    """The time of a trial is over; rules catch exceptions, but not this one."""


def _end(number: int, frame: FrameType | None) -> None:
    raise _TooLongError


_trials: list[Trials] = []


def _begin(trials: Trials) -> None:
    _trials.append(trials)


def _outcome(mutant: Mutant) -> Outcome:
    return _trials[-1].outcome(mutant)
