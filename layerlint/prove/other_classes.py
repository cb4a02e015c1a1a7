"""The findings of other classes, which explain errors that pass through a class and variables that its parts hide."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from layerlint.files.python import parse
from layerlint.files.sources import decode
from layerlint.prove.declared import declared_symptoms, declares
from layerlint.prove.ties import names_error, passes
from layerlint.prove.trial import Observation
from layerlint.rule import Diagnostic


@dataclass(frozen=True, slots=True)
class OtherFindings:
    """The findings of the other classes of a run, for a class with this text of its file."""

    findings: Sequence[Diagnostic] = ()
    source: str = ""
    keras: int = 3

    def has_error(self, observation: Observation) -> bool:
        """Whether an error comes from the line of another class's finding, whose page declares it."""
        return bool(observation.raised) and any(
            any(
                names_error(symptom, observation.raised)
                for symptom in declared_symptoms(finding.code, self.keras)
            )
            and passes(observation.frames, finding, _text(finding.path))
            for finding in self.findings
        )

    def has_part(self, symptom: str, attribute: str) -> bool:
        """Whether an attribute holds an instance of another class, a finding of which has this symptom."""
        classes = set(_called_names(self.source, attribute)) if attribute else set()
        return any(
            finding.layer.rpartition(".")[2] in classes and declares(finding.code, self.keras, symptom)
            for finding in self.findings
        )


def _text(path: str) -> str:
    """The text of a file, "" where it cannot be read."""
    try:
        return decode(Path(path).read_bytes())
    except (OSError, SyntaxError, UnicodeDecodeError):
        return ""


def _called_names(source: str, attribute: str) -> Iterator[str]:
    """The names that are called in what `self.<attribute>` is set to."""
    for node in ast.walk(parse(source)):
        if not isinstance(node, ast.Assign) or not any(_is_own(target, attribute) for target in node.targets):
            continue
        for part in ast.walk(node.value):
            if isinstance(part, ast.Call) and isinstance(part.func, ast.Name | ast.Attribute):
                yield part.func.id if isinstance(part.func, ast.Name) else part.func.attr


def _is_own(target: ast.expr, attribute: str) -> bool:
    return (
        isinstance(target, ast.Attribute)
        and target.attr == attribute
        and isinstance(target.value, ast.Name)
        and target.value.id == "self"
    )
