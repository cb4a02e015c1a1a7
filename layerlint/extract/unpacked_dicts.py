"""The arguments that `**` of a dict gives, where its entries are written out."""

from __future__ import annotations

from layerlint.extract.frame import Frame
from layerlint.extract.module_values import module_value
from layerlint.model.facts import Argument, Call, Form, Kind, Value


def written_out(frame: Frame, value: Value) -> tuple[Argument, ...]:
    """The arguments of a dict whose entries are all written out, or are those of the method's own `**kwargs`.

    What it holds is made once.
    """
    held = value if value.kind is Kind.CONTAINER else module_value(frame, value)
    if held is None or held.form is not Form.DICT or held.path or not held.items:
        return ()
    if len(held.keys) != len(held.items) or (held.config is not None and held.config.removed):
        return ()
    if any(one.form is Form.CALL and one.kind not in (Kind.PLAIN, Kind.CONTAINER) for one in held.items):
        return ()
    if None not in held.keys:
        complete = held.config is None or held.config.complete
        return _named(held) if complete and len(set(held.keys)) == len(held.items) else ()
    return _named(held) if _takes_kwargs(frame, held) and not _is_handed_on(frame, value) else ()


def _named(held: Value) -> tuple[Argument, ...]:
    return tuple(
        Argument(one, key, "**" if key is None else "")
        for key, one in zip(held.keys, held.items, strict=True)
    )


def _takes_kwargs(frame: Frame, held: Value) -> bool:
    """Whether all that is not written out is `**kwargs` of the method as it comes, which replaces no other entry."""
    first = next(place for place, key in enumerate(held.keys) if key is not None) if any(held.keys) else 0
    others = [place for place, key in enumerate(held.keys) if key is None]
    names = [key for key in held.keys if key is not None]
    replaces = held.name != "dict" and any(place > first for place in others)
    if len(others) != 1 or replaces or len(set(names)) != len(names) or not names:
        return False
    rest = held.items[others[0]]
    return rest.kind is Kind.PARAMETER and rest.form is Form.NAME and rest.local == frame.var_keyword != ""


def _is_handed_on(frame: Frame, value: Value) -> bool:
    """Whether a call before got the dict, and may have filled it, or is a method of it."""
    return bool(value.local) and any(
        isinstance(event, Call)
        and (
            event.value.holder.local == value.local
            or any(one.value.local == value.local and not one.star for one in event.value.args)
        )
        for event in frame.events
    )
