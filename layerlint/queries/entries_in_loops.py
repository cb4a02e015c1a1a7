"""Entries of a dict on `self` that a loop iterates over, and that a call in its body uses."""

from __future__ import annotations

from layerlint.model.facts import Call, Form, GuardKind, Kind, LayerClass, Value, attribute_of


def entries_of_call(layer: LayerClass, call: Call) -> frozenset[str]:
    """The paths of the entries whose method is called: one for each iteration, when these are known."""
    holder = call.value.holder
    picked = holder.items[0] if holder.form is Form.SUBSCRIPT and len(holder.items) == 1 else None
    if picked is not None and picked.constant is None and holder.path:
        return _paths(attribute_of(holder.path), _names_of_turns(call, picked))
    if holder.path or not holder.local or len(holder.reads) != 1:
        return frozenset({holder.path})
    (path,) = holder.reads
    return _paths(path, _keys(layer, path) if _goes_over(call, path) else frozenset())


def _paths(container: str, names: frozenset[str]) -> frozenset[str]:
    return frozenset(f"{container}[{name!r}]" for name in names)


def _names_of_turns(call: Call, picked: Value) -> frozenset[str]:
    """The strings that a variable of the innermost loop gets, if they are literals."""
    loops = [guard.value for guard in call.guards if guard.kind is GuardKind.LOOP]
    rows = loops[-1] if loops else None
    if rows is None or not picked.local:
        return frozenset()
    if rows.at == picked.at and rows.on_value("items", "keys"):
        return _written_keys(rows.holder)
    column = _names_among(rows) if rows.form in (Form.LIST, Form.TUPLE) else ()
    matches = bool(column) and picked.at in (rows.at, column[0].at)
    return frozenset(str(item.constant) for item in column) if matches else frozenset()


def _names_among(rows: Value) -> tuple[Value, ...]:
    """The only column that has nothing but strings."""
    width = {len(row.items) if row.form is Form.TUPLE else 0 for row in rows.items}
    if len(width) != 1:
        return ()
    columns = [rows.items] if width == {0} else list(zip(*(row.items for row in rows.items), strict=True))
    texts = [column for column in columns if all(isinstance(item.constant, str) for item in column)]
    return texts[0] if len(texts) == 1 else ()


def _written_keys(table: Value) -> frozenset[str]:
    """The keys of a dict display without unknown keys; none for another value."""
    whole = table.form is Form.DICT and not table.path and None not in table.keys
    return frozenset(key for key in table.keys if key is not None) if whole else frozenset()


def _goes_over(call: Call, path: str) -> bool:
    """Whether the innermost loop iterates over the whole dict: `self.trackers.values()`, `.items()`."""
    loops = [guard.value for guard in call.guards if guard.kind is GuardKind.LOOP]
    return bool(loops) and loops[-1] is not None and _is_view(loops[-1], path)


def _is_view(value: Value, path: str) -> bool:
    return value.on_value("values", "items") and value.holder.path == path


def _keys(layer: LayerClass, path: str) -> frozenset[str]:
    """The keys of the dict that the attribute holds; none when some are unknown."""
    held = [assign.value for _, assign in layer.assignments(path) if assign.value.kind is not Kind.NONE]
    if len(held) != 1 or held[0].config is None:
        return frozenset()
    written = held[0].form is Form.COMPREHENSION or held[0].config.complete
    return frozenset(key for key, _ in held[0].config.keys) if written else frozenset()
