"""What the lines of a module show, for the reading of mistakes outside layer classes."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field

from layerlint.index.saved_models import saved_names
from layerlint.model.misuse import Misuse, MisuseKind
from layerlint.syntax.node_spans import span_of, text_of

_BASES = re.compile(r"^[ \t]*class[ \t]+\w+\(([^)]*)")
_WORD = re.compile(r"\w+")
_GRAPHS = re.compile(r"disable_eager|disable_v2|experimental_run_tf_function|enable_v1|compat\.v1 as tf")
_IMPORTS_TENSORFLOW = re.compile(r"^[ \t]*(?:from|import)[ \t]+tensorflow\b")
_REGISTERS = re.compile(r"custom_object|CustomObject|register_keras_serializable")


@dataclass(slots=True)
class FileLines:
    """The lines of one module; what was asked of them once is not read again."""

    lines: list[str]
    _matches: dict[str, bool] = field(default_factory=dict)
    """For each pattern, whether a line of the module matches it: many calls ask the same."""
    _saved: bool | None = None
    _parents: frozenset[str] | None = None

    def misuse(
        self,
        kind: MisuseKind,
        node: ast.AST,
        name: str,
        instead: str = "",
        inside: str = "",
        saved: bool = False,
    ) -> Misuse:
        """The mistake where the node stands."""
        return Misuse(kind, span_of(node, self.lines), name, instead, inside, saved)

    def text_of(self, node: ast.AST) -> str:
        return text_of(node, self.lines)

    def save(self) -> bool:
        """Whether they save or load whole models."""
        if self._saved is None:
            self._saved = bool(saved_names("\n".join(self.lines)))
        return self._saved

    def pass_arguments_to(self, name: str) -> bool:
        """Whether one makes an object of the class with an argument."""
        return self.match(re.compile(rf"(?<!class )\b{name}\([ \t]*[^)\s]"))

    def derive_from(self, name: str) -> bool:
        """Whether they show a class that derives from this one."""
        if self._parents is None:
            bases = [match[1] for line in self.lines if (match := _BASES.match(line)) is not None]
            self._parents = frozenset(word for text in bases for word in _WORD.findall(text))
        return name in self._parents

    def define_schedule(self, name: str) -> bool:
        """Whether the class of that name is a schedule of learning rates."""
        return self.match(re.compile(rf"^[ \t]*class[ \t]+{name}\([^)]*LearningRateSchedule\)"))

    def freeze(self, name: str) -> bool:
        """Whether they set `trainable` of what has that name."""
        return self.mention(f"{name}.trainable")

    def run_in_graphs(self) -> bool:
        """Whether they switch off what TensorFlow 2 does."""
        return self.match(_GRAPHS)

    def import_tensorflow(self) -> bool:
        return self.match(_IMPORTS_TENSORFLOW)

    def register(self) -> bool:
        """Whether they may add to what Keras finds by its name."""
        return self.match(_REGISTERS)

    def mention(self, text: str) -> bool:
        """Whether one has the text."""
        return self.match(re.compile(re.escape(text)))

    def match(self, pattern: re.Pattern[str]) -> bool:
        """Whether one matches."""
        matched = self._matches.get(pattern.pattern)
        if matched is None:
            matched = any(pattern.search(line) is not None for line in self.lines)
            self._matches[pattern.pattern] = matched
        return matched
