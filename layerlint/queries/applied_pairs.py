"""What an optimizer applies: the lists of gradients and of weights, behind what pairs, clips or scales them."""

from __future__ import annotations

from layerlint.model.facts import At, Call, Form, LocalAssign, Method, Value
from layerlint.queries.steps import TRAINED
from layerlint.tables.apis import tf_name

_COPIES = frozenset({"list", "tuple"})
_PAIR = 2
_DEPTH = 6
"""How many steps, such as clipping, are followed."""


def paired_lists(method: Method, pairs: Value) -> tuple[Value, ...]:
    """The two lists of `zip(gradients, weights)`, of `list(zip(...))`, and of `[(g, w) for g, w in zip(...)]`."""
    places = _places(method)
    pairs = _in_full(pairs, places)
    if pairs.called in _COPIES and len(pairs.args) == 1:
        pairs = _in_full(pairs.args[0].value, places)
    entry = pairs.items[0] if pairs.form is Form.COMPREHENSION and pairs.items else pairs
    parts: tuple[Value, ...] = ()
    if pairs.called == "zip" and not pairs.unpacks:
        parts = pairs.positional
    elif entry is not pairs and entry.form is Form.TUPLE:
        parts = entry.items
    return tuple(_list_behind(part, places, 0) for part in parts) if len(parts) == _PAIR else ()


def list_behind(method: Method, value: Value) -> Value:
    """The list of gradients or weights that it is computed from entry by entry; else the value itself.

    Of `[tf.clip_by_norm(g, 1.0) for g in gradients]` the gradients.
    """
    return _list_behind(value, _places(method), 0)


def is_weights(value: Value) -> bool:
    """`model.trainable_variables`"""
    return value.member in TRAINED


def is_gradients(value: Value) -> bool:
    """Whether it is the list that `tape.gradient(loss, model.trainable_variables)` returns."""
    return value.method == "gradient" and is_weights(value.given("sources", 1))


def _list_behind(value: Value, places: dict[At, Value], depth: int) -> Value:
    value = _in_full(value, places)
    if depth > _DEPTH:
        return value
    parts: tuple[Value, ...] = ()
    if value.form in (Form.COMPREHENSION, Form.OPERATION):
        parts = value.items
    elif value.form is Form.SUBSCRIPT:
        parts = (value.holder,)
    elif value.form is Form.CALL and (tf_name(value.name) is not None or value.called in _COPIES):
        parts = value.positional[:1]
    behind = [_list_behind(part, places, depth + 1) for part in parts]
    lists = [part for part in behind if is_gradients(part) or is_weights(part)]
    return lists[0] if len({part.at for part in lists}) == 1 else value


def _in_full(value: Value, places: dict[At, Value]) -> Value:
    """The value with its parts; of an entry of a list, the list: an entry has the place of its list."""
    if value.form is Form.OTHER or (value.form is Form.CALL and not value.args):
        return places.get(value.at, value)
    return value


def _places(method: Method) -> dict[At, Value]:
    """Calls, comprehensions and lists of weights of the method, by their places."""
    places: dict[At, Value] = {}
    for event in method.events:
        if isinstance(event, Call):
            for part in event.value.walk():
                if is_weights(part):
                    places.setdefault(part.at, part)
            places[event.value.at] = event.value
        elif isinstance(event, LocalAssign) and (
            event.value.form is Form.COMPREHENSION or is_weights(event.value)
        ):
            places.setdefault(event.value.at, event.value)
    places.pop(-1, None)
    return places
