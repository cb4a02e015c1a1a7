"""Inputs worth a try for a layer: what it declares, how `call` uses them, usual ones, and what errors teach."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from typing import Any

from . import guess
from .keras_api import Api


def tensor(dtype: str, *shape: Any) -> dict[str, Any]:
    return {"kind": "tensor", "dtype": dtype, "shape": list(shape)}


def written(form: Any) -> str:
    """A form as the user would write it."""
    if form["kind"] == "tensor":
        layout = f"{form['layout']} " if form.get("layout") else ""
        return f"{layout}{form['dtype']}[{','.join(str(size) for size in form['shape'])}]"
    if form["kind"] == "dict":
        return "{" + ", ".join(f"{key!r}: {written(part)}" for key, part in form["items"].items()) + "}"
    if form["kind"] == "literal":
        return repr(form["value"])
    return "[" + ", ".join(written(part) for part in form["items"]) + "]"


TOKENS = re.compile(r"(^|_)(ids?|tokens?|indices|index|labels?|positions?|words?)(_|$)|^(idx|token_ids)$")
MASKS = re.compile(r"masks?$|^mask")
IMAGES = re.compile(r"image|img|pixels|frames?")
SEQUENCES = re.compile(r"sequence|hidden|embedding|states?$|timesteps|context|memory|encod")


def by_name(name: str, features: int = 8) -> dict[str, Any]:
    """The usual tensor for an argument of that name."""
    if MASKS.search(name):
        return tensor("bool", None, 8)
    if TOKENS.search(name):
        return tensor("int32", None, 8)
    if IMAGES.search(name):
        return tensor("float32", None, 32, 32, 3)
    if SEQUENCES.search(name):
        return tensor("float32", None, 8, features)
    return tensor("float32", None, features)


def forms(layer: Any, features: list[int], api: Api) -> Iterator[tuple[list[Any], dict[str, Any], str]]:
    """Inputs worth a try, the likeliest first: positional forms, keyword forms, and why."""
    known = _declared(layer, api)
    if known is not None:
        yield [known], {}, "what the model declares"
        return
    if api.steps_only(layer):
        for part in api.children(layer):
            if (taken := _declared(part, api)) is not None:
                yield [taken], {}, f"what its model `{part.name}` takes"
    for args, why in _positional(layer, features, "train_step" if api.steps_only(layer) else "call"):
        yield args, keywords(layer), why


def _positional(layer: Any, features: list[int], method: str) -> Iterator[tuple[list[Any], str]]:
    names = required(layer, method)
    first = features[0] if features else 8
    spec = _from_spec(layer, first)
    if spec is not None:
        yield [spec, *[by_name(name, first) for name in names[1:]]], "from its input_spec"
    read = _from_source(layer, names[0] if names else "inputs", first)
    if read is not None:
        yield [read, *[by_name(name, first) for name in names[1:]]], "from how call uses it"
    attends = {"query", "value"} <= set(names)
    guesses = [
        tensor("float32", None, 8, first)
        if attends and name in ("query", "key", "value")
        else by_name(name, first)
        for name in names
    ]
    states = _states(layer)
    if states is not None and "states" in names:
        guesses[names.index("states")] = states
    guesses = guesses or [tensor("float32", None, first)]
    named = names and (TOKENS.search(names[0]) or IMAGES.search(names[0]) or SEQUENCES.search(names[0]))
    yield guesses, ("usual for its name" if named else "one float input")
    rest = guesses[1:]
    for size in [*features[:4], 8]:
        yield [tensor("float32", None, size), *[_like(item, 2, size) for item in rest]], "a guess"
        yield [tensor("float32", None, 8, size), *[_like(item, 3, size) for item in rest]], "a guess"
    yield [tensor("float32", None, 32, 32, 3), *rest], "a guess"
    yield [tensor("int32", None, 8), *rest], "a guess"
    pair = {"kind": "list", "items": [tensor("float32", None, first), tensor("float32", None, first)]}
    yield [pair, *rest], "a guess"
    yield [tensor("float32", None, 8, 16, 16, 3), *rest], "a guess"
    yield [tensor("float32", None), *rest], "a guess"


def _states(layer: Any) -> Any:
    """The states that a recurrent cell takes."""
    sizes = getattr(layer, "state_size", None)
    if sizes is None:
        return None
    listed = list(sizes) if isinstance(sizes, (list, tuple)) else [sizes]
    if not all(isinstance(size, int) for size in listed):
        return None
    return {"kind": "list", "items": [tensor("float32", None, size) for size in listed]}


def _from_source(layer: Any, name: str, features: int) -> Any:
    """A dictionary or a list, where `call` takes keys out of its argument or unpacks it."""
    try:
        text = inspect.getsource(type(layer).call)
    except (OSError, TypeError):
        return None
    keys = list(dict.fromkeys(re.findall(rf"\b{name}\[['\"](\w+)['\"]\]", text)))
    if keys:
        return {"kind": "dict", "items": {key: by_name(key, features) for key in keys}}
    unpacked = re.search(rf"^\s*\(?((?:\w+\s*,\s*)+\w+)\)?\s*=\s*{name}\s*$", text, re.MULTILINE)
    if unpacked:
        names = [item.strip() for item in unpacked.group(1).split(",")]
        return {"kind": "list", "items": [by_name(item, features) for item in names]}
    return None


def keywords(layer: Any) -> dict[str, Any]:
    """Values for the keyword-only arguments that `call` needs: numbers where it says so, else tensors."""
    out: dict[str, Any] = {}
    try:
        parameters = inspect.signature(layer.call).parameters.values()
    except (TypeError, ValueError):
        return out
    for item in parameters:
        wanted = item.kind is inspect.Parameter.KEYWORD_ONLY and item.default is inspect.Parameter.empty
        if wanted and item.name not in ("training", "mask"):
            note = (
                item.annotation
                if isinstance(item.annotation, str)
                else getattr(item.annotation, "__name__", "")
            )
            plain = note in ("int", "float", "bool", "str")
            out[item.name] = (
                {"kind": "literal", "value": guess.literal(guess.argument(item)[0])}
                if plain
                else by_name(item.name)
            )
    return out


def _like(form: Any, rank: int, size: int) -> Any:
    if form["kind"] != "tensor" or form["dtype"] != "float32":
        return form
    return tensor("float32", None, *([8] * (rank - 2)), size)


def required(layer: Any, method: str = "call") -> list[str]:
    """The names of the arguments that `call` needs, or the training step of a model without it."""
    try:
        parameters = list(inspect.signature(getattr(layer, method)).parameters.values())
    except (TypeError, ValueError):
        return ["inputs"]
    plain = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
    names = [
        item.name for item in parameters if item.kind in plain and item.default is inspect.Parameter.empty
    ]
    return [name for name in names if name not in ("training", "mask")] or [
        item.name for item in parameters[:1] if item.kind in plain
    ]


def _declared(layer: Any, api: Api) -> Any:
    """The inputs that a functional model says it takes."""
    if not api.is_functional(layer):
        return None
    for name in ("_inputs_struct", "_nested_inputs", "inputs"):
        try:
            structure = getattr(layer, name, None)
        except (AttributeError, ValueError):  # a Sequential model that is not built
            continue
        if structure is not None and not (isinstance(structure, (list, tuple)) and not structure):
            return _form_of(structure)
    return None


def _form_of(structure: Any) -> Any:
    if isinstance(structure, dict):
        return {"kind": "dict", "items": {str(key): _form_of(part) for key, part in structure.items()}}
    if isinstance(structure, (list, tuple)):
        parts = [_form_of(part) for part in structure]
        return parts[0] if len(parts) == 1 else {"kind": "list", "items": parts}
    shape = [None if size is None else int(size) for size in structure.shape]
    return tensor(str(getattr(structure.dtype, "name", structure.dtype)), *shape)


def _from_spec(layer: Any, features: int) -> Any:
    spec = getattr(layer, "input_spec", None)
    if spec is None:
        return None
    if isinstance(spec, (list, tuple)):
        parts = [_one_spec(item, features) for item in spec]
        return (
            None
            if not parts or None in parts
            else (parts[0] if len(parts) == 1 else {"kind": "list", "items": parts})
        )
    return _one_spec(spec, features)


def _one_spec(spec: Any, features: int) -> Any:
    rank = getattr(spec, "ndim", None) or getattr(spec, "min_ndim", None)
    shape = getattr(spec, "shape", None)
    if shape is not None:
        return tensor("float32", None, *[8 if size is None else int(size) for size in list(shape)[1:]])
    if rank is None:
        return None
    sizes = _of_rank(int(rank), features)
    for axis, size in (getattr(spec, "axes", None) or {}).items():
        if size is not None:
            sizes[int(axis)] = int(size)
    return tensor("float32", *sizes)


def _of_rank(rank: int, features: int) -> list[Any]:
    sizes: dict[int, list[Any]] = {
        1: [None],
        2: [None, features],
        3: [None, 8, features],
        4: [None, 32, 32, 3],
        5: [None, 8, 16, 16, 3],
    }
    return list(sizes.get(rank, [None, *[4] * (rank - 1)]))


LEARNED = "learned from an error message"


def learn(args: list[Any], message: str) -> Iterator[tuple[list[Any], str]]:
    """Other inputs, by what an error message says about these."""
    if not args or args[0]["kind"] != "tensor":
        return
    first, rest = args[0], args[1:]
    for other in _another_rank(first, message):
        yield [other, *rest], LEARNED
    for other in _a_list(first, message):
        yield [other, *rest], LEARNED
    for size in _other_sizes(first, message):
        wider = {**first, "shape": [*first["shape"][:-1], size]}
        yield [wider, *[_like(item, len(first["shape"]), size) for item in rest]], LEARNED
    for other in (*_another_dtype(first, message), *_a_dict(message)):
        yield [other, *rest], LEARNED
    if any(word in message for word in ("iterate", "unpack", "not iterable")):
        yield [{"kind": "list", "items": [first, first]}, *rest], LEARNED


def _another_rank(first: Any, message: str) -> Iterator[Any]:
    """The input with as many dimensions as the message asks for."""
    found = re.search(
        r"(?:expected|min_ndim|ndim|rank)[^\d]{0,25}?(?:min_ndim|ndim|rank)?\s*=?\s*(\d)\b", message
    )
    rank = int(found.group(1)) if found else 0
    if 1 <= rank <= 6 and rank != len(first["shape"]):
        yield {**first, "shape": _of_rank(rank, _last_size(first))}


def _a_list(first: Any, message: str) -> Iterator[Any]:
    """A list of such inputs, where the message speaks of one."""
    expects = re.search(r"expects? (\d) (?:input|tensor)", message) or re.search(
        r"list of (\d) inputs", message
    )
    if expects or "list of" in message or "should be called on" in message:
        count = int(expects.group(1)) if expects else 2
        if 2 <= count <= 6:
            yield {"kind": "list", "items": [first] * count}


def _other_sizes(first: Any, message: str) -> list[int]:
    """Numbers of the message that the last dimension may have to be."""
    if len(first["shape"]) < 2 or not first["dtype"].startswith("float"):
        return []
    sizes = [int(item) for item in re.findall(r"(?<![\w.])(\d{1,5})(?![\w.])", message)]
    return list(dict.fromkeys(size for size in sizes if 1 < size != _last_size(first)))[:6]


def _another_dtype(first: Any, message: str) -> Iterator[Any]:
    if "string" in message and first["dtype"] != "string":
        yield {**first, "dtype": "string"}
    if re.search(r"int32|int64|indices|integer", message) and first["dtype"].startswith("float"):
        yield {**first, "dtype": "int32"}


def _a_dict(message: str) -> Iterator[Any]:
    """A dict with the keys that the message names."""
    if not re.search(
        r"has no attribute 'items'|string indices|must be integers or slices, not str|"
        r"indices must be|only integers, slices",
        message,
    ):
        return
    names = [one or other for one, other in re.findall(r"got '?(\w+)'?|\['(\w+)'\]", message)]
    if names:
        yield {"kind": "dict", "items": {name: by_name(name) for name in names}}


def _last_size(form: Any) -> int:
    return int((form["shape"] or [8])[-1] or 8)
