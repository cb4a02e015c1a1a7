"""Entries of a dict on `self` that a loop iterates over, and that a call in its body uses."""

from __future__ import annotations

from layerlint.model.facts import Call, Form, GuardKind, Kind, LayerClass, Value, attribute_of


def entries_of_call(layer: LayerClass, call: Call) -> frozenset[str]:
    """The paths of the entries whose method is called: one for each iteration, when these are known."""
    holder = call.value.holder
    picked = holder.items[0] if len(holder.items) == 1 else None
    if picked is not None and picked.constant is None:
        return _paths(attribute_of(holder.path), _names_of_turns(call, picked))
    if holder.path or not holder.local or len(holder.reads) != 1:
        return frozenset({holder.path})
    (path,) = holder.reads
    return _paths(path, _keys(layer, path) if _goes_over(call, path) else frozenset())


def _paths(container: str, names: frozenset[str]) -> frozenset[str]:
    return frozenset(f"{container}[{name!r}]" for name in names)


def _names_of_turns(call: Call, picked: Value) -> frozenset[str]:
    """The strings that a variable of the innermost loop gets, if they are literals."""
    rows = _innermost_loop(call)
    if rows is None:
        return frozenset()
    if rows.at == picked.at and rows.on_value("items", "keys"):
        return _written_keys(rows.holder)
    column = _names_among(rows) if rows.form in (Form.LIST, Form.TUPLE) else ()
    matches = bool(column) and picked.at in (rows.at, column[0].at)
    return frozenset(str(item.constant) for item in column) if matches else frozenset()


def _innermost_loop(call: Call) -> Value | None:
    """What the innermost loop around the call goes over."""
    return next((guard.value for guard in reversed(call.guards) if guard.kind is GuardKind.LOOP), None)


def _names_among(rows: Value) -> tuple[Value, ...]:
    """The only column that has nothing but strings."""
    width = {len(row.items) if row.form is Form.TUPLE else 0 for row in rows.items}
    if len(width) != 1:
        return ()
    columns = [rows.items] if width == {0} else list(zip(*(row.items for row in rows.items), strict=True))
    texts = [column for column in columns if all(isinstance(item.constant, str) for item in column)]
    return texts[0] if len(texts) == 1 else ()


def _written_keys(table: Value) -> frozenset[str]:
    """The keys of a dict display that are known; none for another value."""
    return frozenset(key for key in table.keys if key is not None)


def _goes_over(call: Call, path: str) -> bool:
    """Whether the innermost loop iterates over the whole dict: `self.trackers.values()`, `.items()`."""
    rows = _innermost_loop(call)
    return rows is not None and rows.on_value("values", "items") and rows.holder.path == path


def _keys(layer: LayerClass, path: str) -> frozenset[str]:
    """The keys of the dict that the attribute holds; none when some are unknown."""
    held = [assign.value for _, assign in layer.assignments(path) if assign.value.kind is not Kind.NONE]
    if len(held) != 1 or held[0].config is None:
        return frozenset()
    return frozenset(key for key, _ in held[0].config.keys) if held[0].config.complete else frozenset()
