"""What a class's methods return."""

from __future__ import annotations

from dataclasses import dataclass, field

from layerlint.model.facts import Kind


@dataclass(frozen=True, slots=True)
class Summary:
    """What an own or inherited method returns. `parts` are a tuple's items, each with its kind and element kinds."""

    returns: Kind = Kind.UNKNOWN
    is_property: bool = False
    parts: tuple[tuple[Kind, frozenset[Kind]], ...] = ()
    is_complete: bool = False
    """Whether the kind is all that can be known of the returned value."""


@dataclass(slots=True)
class Summaries:
    """What own and inherited methods return; answers are recorded as in `Attributes`."""

    by_method: dict[str, Summary] = field(default_factory=dict)
    answers: dict[str, Summary | None] = field(default_factory=dict)

    def get(self, name: str) -> Summary | None:
        summary = self.by_method.get(name)
        self.answers[name] = summary
        return summary

    def settled(self) -> bool:
        return all(self.by_method.get(name) == summary for name, summary in self.answers.items())
