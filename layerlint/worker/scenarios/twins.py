"""Whether instances of one plan agree: a constructor that draws Python random numbers makes them differ."""

from __future__ import annotations

from typing import Any

from .case import Case
from .restored import arguments_that_differ

_TRIES = 3
"""How often both are called again: two outputs of a layer with few random bits may be equal by chance."""


def twins_agree(case: Case, *, repeats: bool = True) -> bool:
    """Whether two new instances have the same outputs once all their variables, tracked or not, are equal.

    Where they do not, the difference is random: adds the trait `made-by-chance`. True where they cannot be tried.
    `repeats`: whether the outputs of the compared instance seemed to repeat; if those of a new one do not, that was
    chance.
    """
    with case.probe.unseen():
        alike = _alike(case, repeats)
    if not alike:
        case.traits.add("made-by-chance")
    return alike


def _alike(case: Case, repeats: bool) -> bool:
    try:
        first, second = _Twin(case), _Twin(case)
        if [variable.shape for variable in first.variables] != [
            variable.shape for variable in second.variables
        ]:
            return False
        values = [case.np.array(variable) for variable in first.variables]
        answers = case.answers(first.layer, first.ask)
        if not answers.repeats:
            return not repeats
        for variable, value in zip(second.variables, values):
            variable.assign(value)
        calls = [second.ask, *(twin.ask for _ in range(_TRIES) for twin in (first, second))]
        return all(answers.same(answers.first, case.numbers(ask())) for ask in calls)
    except Exception:
        return True


def differing_by_chance(case: Case, layer: Any) -> list[str]:
    """Return the constructor arguments with different attributes in a layer and another instance."""
    names = arguments_that_differ(layer, case.make(), case.attributes.base_names)
    if names:
        case.traits.add("made-by-chance")
    return names


class _Twin:
    """An instance that was called, and every variable that was created for it."""

    def __init__(self, case: Case) -> None:
        self.case = case
        before = {id(variable) for variable in case.created_variables()}
        self.layer = case.make()
        self.ask()
        own = [case.api.raw(variable) for variable in case.weights_of(self.layer)]
        new = [variable for variable in case.created_variables() if id(variable) not in before]
        self.variables: list[Any] = list({id(variable): variable for variable in (*own, *new)}.values())

    def ask(self) -> Any:
        return self.case.call(self.layer, self.case.inputs())
