"""Candidate inputs for a layer: declared ones, by how `call` uses them, and usual ones."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from . import cell_inputs, docstrings, documented_inputs, graph_inputs, leveled_inputs, listed_inputs
from .call_signature import positional
from .declared_inputs import (
    DECLARED,
    declared_argument,
    declared_by_part,
    declared_input,
    spec_form,
    spec_input,
)
from .input_forms import MASKS, Feed, by_name, is_telling, like, rank_sizes, tensor
from .keras_api import Api
from .key_loops import keyed_form
from .keyword_inputs import by_keyword, keywords, literal_input
from .usage import ClassUsage
from .use_readers import ParameterUse, equation_ranks

MOST_PARTS = 24
DEPTH = 2
"""How many nested layers of the user's an input is followed into."""
ATTENDED = (("query", "key", "value"), ("queries", "keys", "values"), ("q", "k", "v"))
SEQUENCE_CLASSES = re.compile(r"([Aa]ttention|Transformer\w*|LSTM|GRU|RNN|(Encoder|Decoder)(Layer|Block))$")


class InputReader(NamedTuple):
    """A layer, how its class uses its inputs, and the sizes among its constructor's arguments."""

    layer: Any
    usage: ClassUsage
    features: list[int]
    api: Api

    @property
    def first(self) -> int:
        """The first size of the constructor; 8 where it has none."""
        return self.features[0] if self.features else 8


def forms(reader: InputReader) -> Iterator[Feed]:
    """Yield candidate inputs, the likeliest first."""
    declared = declared_input(reader.layer, reader.api)
    if declared is not None:
        yield Feed([declared], {}, DECLARED)
        if (leveled := leveled_inputs.with_sides(declared)) is not None:
            yield Feed([leveled], {}, "what the model declares, with sizes by level")
        return
    if reader.api.steps_only(reader.layer):
        for part in reader.api.children(reader.layer):
            inside = reader._replace(layer=part, usage=ClassUsage(type(part)))
            if (taken := declared_input(part, reader.api) or _of_first_part(inside)) is not None:
                yield Feed([taken], {}, f"what its model `{part.name}` takes")
    more, names = keywords(reader.layer), positional(reader.layer)
    for args, why in _positional(reader):
        yield by_keyword(Feed(args, more, why), names)


def _positional(reader: InputReader) -> Iterator[tuple[list[Any], str]]:
    layer, first = reader.layer, reader.first
    names = positional(layer, "train_step" if reader.api.steps_only(layer) else "call")
    name = names[0] if names else "inputs"
    usual = _usual(reader, names)
    rest = usual[1:]
    if _attended(names):
        yield usual, "usual for its name"
    for form, why in (
        (declared_argument(layer, first), "from its argument `input_shape`"),
        (spec_input(layer, first), "from its input_spec"),
        (documented_inputs.string_form(reader, name), "from its docstring or its name"),
        (
            documented_inputs.documented_list(reader) if len(names) == 1 else None,
            "from its docstring or its name",
        ),
        (_keyed(layer, name, first), "from how call uses it"),
        *listed_inputs.listed(reader, name, lambda part: _from_use(reader, part)),
        (_from_use(reader, name), "from how call uses it"),
        (_of_first_part(reader) if len(names) == 1 else None, "what its first layer takes"),
        (_from_words(reader, name), "from its docstring or its name"),
    ):
        if form is not None:
            yield [form, *[_like_first_input(item, form, name) for item, name in zip(rest, names[1:])]], why
    yield from ((args, "from the names of its inputs") for args in graph_inputs.variants(names, first))
    named = is_telling(name)
    inside = None if named or len(usual) > 1 else _from_parts(reader)
    if inside is not None:
        yield [inside], "from what the layers inside take"
    yield usual, ("usual for its name" if named else "one float input")
    for size in [*reader.features[:4], 8]:
        yield [tensor("float32", None, size), *[like(item, 2, size) for item in rest]], "a guess"
        yield [tensor("float32", None, 8, size), *[like(item, 3, size) for item in rest]], "a guess"
    for channels in [3, *reader.features[:1]]:
        yield [tensor("float32", None, 32, 32, channels), *rest], "a guess"
    yield [tensor("int32", None, 8), *rest], "a guess"
    pair = {"kind": "list", "items": [tensor("float32", None, first)] * 2}
    yield [pair, *rest], "a guess"
    yield [tensor("float32", None, 8, 16, 16, 3), *rest], "a guess"
    yield [tensor("float32", None), *rest], "a guess"


def _attended(names: list[str]) -> tuple[str, ...]:
    """The names of queries, keys and values; empty where the inputs have none."""
    return next((words for words in ATTENDED if {words[0], words[-1]} <= set(names)), ())


def _usual(reader: InputReader, names: list[str]) -> list[Any]:
    """The usual input for the name of each argument."""
    layer, first = reader.layer, reader.first
    inputs = [
        tensor("float32", None, 8, first)
        if name in _attended(names)
        else literal_input(layer, name)
        or documented_inputs.documented_shape(reader, name)
        or listed_inputs.unpacked(reader, name, lambda part: _from_use(reader, part))
        or _from_use(reader, name)
        or by_name(name, first)
        for name in names
    ]
    states = cell_inputs.states(layer)
    at = next((at for at, name in enumerate(names) if at and re.fullmatch(r"states?|\w+_states?", name)), 0)
    if states is not None and at:
        inputs[at] = states
        inputs[0] = tensor("float32", None, first)  # a cell takes one step of a sequence
    return inputs or [tensor("float32", None, first)]


def _like_first_input(form: Any, model: Any, name: str) -> Any:
    """The first input's form for a further float input whose name says nothing."""
    if is_telling(name) or model["kind"] != "tensor" or not model["dtype"].startswith("float"):
        return form
    is_plain = form["kind"] == "tensor" and form["dtype"] == "float32" and len(form["shape"]) == 2
    return {**model} if is_plain else form


def _from_own_sublayer(reader: InputReader, inner: Any, at: int | str, depth: int) -> Any:
    """The form of the input that a user's sublayer gets at a position or by name, by how that layer uses it."""
    if depth <= 0 or not isinstance(inner, reader.api.Layer) or reader.api.is_builtin(type(inner)):
        return None
    names = positional(inner)
    inside = reader._replace(layer=inner, usage=ClassUsage(type(inner)))
    name = at if isinstance(at, str) else names[at] if at < len(names) else ""
    form = listed_inputs.unpacked(inside, name) or _from_use(inside, name, depth - 1) if name else None
    return form or (tensor("float32", None, 32, 32, 3) if at == 0 and _takes_image(type(inner)) else None)


def _from_use(reader: InputReader, name: str, depth: int = DEPTH) -> Any:
    """The form by how `call` uses an argument: unpacks its shape, passes it to a layer, takes keys or parts."""
    uses = reader.usage.call.get(name, [])
    for kind, of in uses:
        if kind == "handed":
            inner, at = getattr(reader.layer, of[0], None), of[1]
            form = declared_by_part(inner, at, reader.api) or _sublayer_input(inner, reader.first)
            if form := form or _from_own_sublayer(reader, inner, at, depth):
                return form
        if kind == "keyword":
            form = _from_own_sublayer(reader, getattr(reader.layer, of[0], None), of[1], depth)
            if form is not None:
                return form
    form = _keyed_input(reader, uses) or _of_rank(reader, name, uses)
    if any(kind == "ids" for kind, _ in uses) and not MASKS.search(name):
        ids = form or tensor("int32", None, 8)
        return {**ids, "dtype": "int32"} if ids["kind"] == "tensor" else ids
    return form


def _of_rank(reader: InputReader, name: str, uses: Sequence[ParameterUse]) -> Any:
    """A tensor of the rank and width that the uses of an argument show; None where they show none."""
    ranks = [of for kind, of in uses if kind == "rank"] or [of for kind, of in uses if kind == "operand"]
    if not ranks:
        ranks = [max(least, default=0)] if (least := [of for kind, of in uses if kind == "min rank"]) else []
    if ranks and 2 <= ranks[0] <= 5:
        widths = [of[1] for kind, of in uses if kind == "width" and of[0] == ranks[0]]
        sizes = rank_sizes(ranks[0], reader.first)
        if widths:
            sizes[-1] = max([sizes[-1] or 0, listed_inputs.columns(reader.layer), *widths])
        return {**tensor("float32", *sizes), "dtype": by_name(name)["dtype"]}
    return None


def _keyed_input(reader: InputReader, uses: Sequence[ParameterUse]) -> Any:
    """A dict, where `call` reads keys or levels of an argument."""
    keys = [of for kind, of in uses if kind == "dict" and of] or [of for kind, of in uses if kind == "maybe"]
    if keys:
        return {"kind": "dict", "items": {key: by_name(key, reader.first) for key in dict.fromkeys(keys)}}
    sizes = (reader.layer, uses, reader.first)
    return keyed_form(*sizes) or leveled_inputs.leveled(*sizes)


def _of_first_part(reader: InputReader) -> Any:
    """The input that the first inner layer declares by its argument `input_shape`, or a class of the user's takes."""
    for part in reader.api.children(reader.layer)[:1]:
        return declared_argument(part, reader.first) or _from_own_sublayer(reader, part, 0, DEPTH)
    return None


def _from_parts(reader: InputReader) -> Any:
    """The input of the first inner layer that requires a rank above 2; None where none does."""
    for part in reader.api.children(reader.layer)[:MOST_PARTS]:
        form = _sublayer_input(part, reader.first)
        if form is None and SEQUENCE_CLASSES.search(type(part).__name__):
            form = tensor("float32", None, 8, reader.first)
        if form is None and reader.api.is_builtin(type(part)) is False:
            form = next(
                (
                    inner_form
                    for inner in reader.api.children(part)[:MOST_PARTS]
                    if (inner_form := _sublayer_input(inner, reader.first))
                ),
                None,
            )
        if form is not None and (form["kind"] != "tensor" or len(form["shape"]) > 2):
            return form
    return None


def _sublayer_input(layer: Any, features: int) -> Any:
    """The form of the input that a sublayer takes; None where it is unknown."""
    name = type(layer).__name__
    if name.endswith("Embedding") and (hasattr(layer, "input_dim") or hasattr(layer, "_vocab_size")):
        return tensor("int32", None, 8)
    if (declared := declared_argument(layer, features)) is not None:
        return declared
    spec = getattr(layer, "input_spec", None)
    equation = getattr(layer, "equation", None)
    if isinstance(equation, str) and (rank := equation_ranks(equation)[0]):
        return tensor("float32", *rank_sizes(rank, features))
    if spec is None or isinstance(spec, (list, tuple)):
        return (
            tensor("float32", None, 8, features) if re.search(r"MultiHeadAttention|LSTM|GRU", name) else None
        )
    rank = getattr(spec, "ndim", None) or getattr(spec, "min_ndim", None) or 0
    return spec_form(spec, features) if getattr(spec, "ndim", None) or rank > 2 else None


def _from_words(reader: InputReader, name: str) -> Any:
    """The form of the first input by docstrings, the name of the class and those of its bases."""
    layer, cls = reader.layer, type(reader.layer)
    if (is_telling(name) and not MASKS.search(name)) or cell_inputs.states(layer) is not None:
        return None
    form = documented_inputs.documented_input(reader, name) or _class_input(cls, reader.first)
    if form is not None and docstrings.mentions_list(cls.__doc__) and len(positional(layer)) < 2:
        return {"kind": "list", "items": [form, form]}
    if docstrings.takes_integers(cls.__doc__):
        return tensor("int32", None, 8)
    embeds = any(re.search(r"Embedding$", base.__name__) for base in cls.__mro__)
    if embeds and re.search(r"vocab|input_dim", " ".join(vars(layer))):
        return tensor("int32", None, 8)
    return form


def _class_input(cls: type, features: int) -> Any:
    """The form of the input by a class's name, docstring, constructor and bases."""
    own = docstrings.rank(cls.__doc__)
    sides = re.search(r"([123])[Dd](?![a-z])", cls.__name__)
    if not sides and _has_sides(cls):
        return tensor("float32", None, 32, 32, 3)
    if sides or own:
        return tensor("float32", *rank_sizes(int(sides.group(1)) + 2 if sides else own, features))
    if _takes_image(cls):
        return tensor("float32", None, 32, 32, 3)
    return tensor("float32", None, 8, features) if SEQUENCE_CLASSES.search(cls.__name__) else None


def _takes_image(cls: type) -> bool:
    return any("Image" in base.__name__ for base in cls.__mro__)


def _has_sides(cls: type) -> bool:
    """Whether the constructor takes the height and width of an image."""
    try:
        names = inspect.signature(cls).parameters
    except (TypeError, ValueError):
        return False
    return any(
        {f"{of}height", f"{of}width"} <= set(names) for of in ("", "target_", "crop_", "image_", "img_")
    )


def _keyed(layer: Any, name: str, features: int) -> Any:
    """A dict, where the source of `call` reads keys of its argument, and takes nothing else."""
    try:
        text = inspect.getsource(type(layer).call)
    except (OSError, TypeError):
        return None
    if re.search(rf"\bisinstance\({name}, \(?dict\b", text):
        return None
    optional = re.findall(rf"['\"](\w+)['\"] in {name}\b", text)
    read = dict.fromkeys(re.findall(rf"\b{name}\[['\"](\w+)['\"]\]", text))
    items = {key: by_name(key, features) for key in read if key not in optional}
    return {"kind": "dict", "items": items} if items else None
