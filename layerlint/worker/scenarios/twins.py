"""Whether instances of one plan are alike: a layer that draws numbers in Python when it is made differs by itself."""

from __future__ import annotations

from typing import Any

from .case import Case
from .restored import arguments_that_differ

_TRIES = 3
"""How often both are asked again: two answers of a layer that draws a few coins may be the same by chance."""


def made_alike(case: Case, *, repeats: bool = True) -> bool:
    """Whether two new instances answer the same once all their variables, tracked or not, have the same values.

    Where they do not, chance made the difference, and an instance that is made anew is not compared: it is
    `made-by-chance`. What cannot be tried is taken for alike. `repeats` says whether the answers of the instance that was
    compared seemed to repeat: if those of a new one do not, that was chance.
    """
    with case.probe.unseen():
        alike = _alike(case, repeats)
    if not alike:
        case.traits.add("made-by-chance")
    return alike


def _alike(case: Case, repeats: bool) -> bool:
    try:
        first, second = _Twin(case), _Twin(case)
        if [one.shape for one in first.variables] != [one.shape for one in second.variables]:
            return False
        values = [case.np.array(one) for one in first.variables]
        answers = case.answers(first.layer, first.ask)
        if not answers.repeats:
            return not repeats
        for variable, value in zip(second.variables, values):
            variable.assign(value)
        asked = [second.ask, *(one.ask for _ in range(_TRIES) for one in (first, second))]
        return all(answers.same(answers.first, case.numbers(ask())) for ask in asked)
    except Exception:
        return True


def differing_by_chance(case: Case, layer: Any) -> list[str]:
    """The constructor arguments that a layer and another instance keep with another meaning."""
    found = arguments_that_differ(layer, case.make(), case.attributes.base_names)
    if found:
        case.traits.add("made-by-chance")
    return found


class _Twin:
    """An instance that was called, and every variable that was made for it."""

    def __init__(self, case: Case) -> None:
        self.case = case
        before = {id(one) for one in case.made()}
        self.layer = case.make()
        self.ask()
        own = [case.api.raw(one) for one in case.weights_of(self.layer)]
        new = [one for one in case.made() if id(one) not in before]
        self.variables: list[Any] = list({id(one): one for one in (*own, *new)}.values())

    def ask(self) -> Any:
        return self.case.call(self.layer, self.case.inputs())
