"""The `**kwargs` of a constructor, and what it does with them before it passes them on."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Argument, LocalItem, Method, Parameter
from layerlint.queries.arguments import forwards_keywords


def forwards_kwargs(init: Method, arguments: tuple[Argument, ...]) -> bool:
    """Whether the call unpacks nothing but the constructor's `**kwargs`, unchanged."""
    keywords = init.var_keyword
    return all(not argument.star or forwards_keywords(argument, keywords) for argument in arguments) and (
        keywords is None or all(name is not None for name in _kwargs_changes(init, keywords))
    )


def named_keywords(init: Method) -> set[str]:
    """The arguments that the constructor sets in `**kwargs` or takes out of it."""
    keywords = init.var_keyword
    changes = _kwargs_changes(init, keywords) if keywords is not None else ()
    return {name for name in changes if name is not None}


def _kwargs_changes(init: Method, keywords: Parameter) -> Iterator[str | None]:
    """Yield the name of each argument that is set in `**kwargs` or taken out; None for a change of any."""
    for event in init.events:
        if isinstance(event, LocalItem) and event.name == keywords.name:
            yield event.key if isinstance(event.key, str) else None
        elif getattr(event, "name", "") == keywords.name:
            yield None
    for call in init.calls:
        value = call.value
        if value.holder.local != keywords.name or value.method == "get":
            continue
        name = value.given("key", 0).constant if value.method in {"setdefault", "pop"} else None
        yield name if isinstance(name, str) else None
