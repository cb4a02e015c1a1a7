"""LL520: a `compute_output_shape` that does not give the shape of what `call` returns."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import (
    Call,
    Event,
    Form,
    Kind,
    LayerClass,
    LocalAssign,
    LocalItem,
    Method,
    MethodForm,
    Value,
)
from layerlint.queries.output_shapes import Shape, ShapeTrial, Unknown, is_input_shape, size, tensor_shape
from layerlint.queries.single_tensors import is_single_tensor
from layerlint.queries.unpacked_shapes import allows_rank, spread, under_star
from layerlint.rule import Finding, rule

_DISPLAYS = (Form.LIST, Form.TUPLE)


@rule(
    "LL520",
    "output-shape-mismatch",
    summary="`compute_output_shape` returns another shape than `call`: Keras 3 builds the next layers for it.",
    targets=(3,),
)
def output_shape_mismatch(layer: LayerClass) -> Iterator[Finding]:
    says, call = layer.own_method("compute_output_shape"), layer.own_method("call")
    if says is None or call is None or not _is_plain(says) or not _is_plain(call):
        return
    if "state_size" in layer.kinds or layer.method("state_size") is not None:
        return  # the cell of a recurrent layer, which asks it for no shape
    said, given = _returned(says), _returned(call)
    if said is None or given is None:
        return
    problem = _of_structure(layer, call, says, said, given) or _of_sizes(layer, call, says, said, given)
    if problem:
        yield Finding(
            next(event.at for event in says.returns if not event.nested),
            f"`compute_output_shape` {problem}",
            help="return the shape of what `call` returns, or leave the method out: Keras infers the shape",
        )


def _is_plain(method: Method) -> bool:
    return method.form is MethodForm.INSTANCE and not method.decorators and not method.abstract


def _returned(method: Method) -> Value | None:
    """What the only `return` gives, if nothing decides whether it is reached."""
    returns = [event for event in method.returns if not event.nested]
    return returns[0].value if len(returns) == 1 and not returns[0].guards else None


# ------------------------------------------------------------------------------------ one tensor or several


def _of_structure(layer: LayerClass, call: Method, says: Method, said: Value, given: Value) -> str:
    """How they differ in number; a list of one counts as what it holds, for a functional model flattens both."""
    shapes = _shapes(says, said)
    tensors = _tensors(layer, call, given)
    if not shapes or not tensors or shapes == tensors:
        return ""
    return f"gives {_count(shapes, 'shape')}, and `call` {_count(tensors, 'tensor')}"


def _count(number: int, of: str) -> str:
    return f"one {of}" if number == 1 else f"{number} {of}s"


def _tensors(layer: LayerClass, call: Method, given: Value) -> int:
    """How many tensors `call` returns; 0 where that is not certain."""
    if is_single_tensor(layer, call, given):
        return 1
    certain = given.form in _DISPLAYS and all(is_single_tensor(layer, call, one) for one in given.items)
    return len(given.items) if certain else 0


def _shapes(says: Method, said: Value) -> int | None:
    """How many shapes it gives, None where that is not certain."""
    if said.form in _DISPLAYS and said.items:
        inner = [one.form in _DISPLAYS or is_input_shape(says, one) for one in said.items]
        if all(inner):
            return len(inner)
        sizes = (Kind.DIM, Kind.NONE, Kind.PLAIN)
        return 1 if any(one.kind in sizes for one in said.items) and not any(inner) else None
    return None


# ------------------------------------------------------------------------------------ sizes

_PRIMES = (7, 11, 13, 17)
_MORE = (23, 29, 31, 37, 41, 43, 47, 53)
_RANKS = (2, 3, 4, 5)
_BATCH = 5
_ALL_ALIKE = 12


def _of_sizes(layer: LayerClass, call: Method, says: Method, said: Value, given: Value) -> str:
    """How they differ for every input for which both are known; "" where they agree for one."""
    shown = ""
    build = layer.method("build")
    unpack = (says,) if build is None else (says, build)
    for rank in (one for one in _RANKS if all(allows_rank(method, one) for method in unpack)):
        found = _try(layer, call, says, (said, given), None, rank)
        if found is None:
            continue
        claimed, real, trial = found
        if _agree(claimed, real):
            return ""
        numbers = {one for one in (*claimed[1:], *real[1:]) if one is not None} | {_ALL_ALIKE}
        # Sizes that differ may be the same in use: an argument, the width of the input, a number.
        for alike in numbers:
            again = _try(layer, call, says, (said, given), alike, rank)
            if again is None or _agree(again[0], again[1]):
                return ""
        shown = shown or _difference(claimed, real, trial)
    return shown


def _agree(claimed: Shape, real: Shape) -> bool:
    return len(claimed) == len(real) and all(
        left == right or None in (left, right) for left, right in zip(claimed[1:], real[1:], strict=True)
    )


def _difference(claimed: Shape, real: Shape, trial: ShapeTrial) -> str:
    arguments = ", ".join(f"{name}={value}" for name, value in sorted(trial.arguments.items()))
    made = f" with `{arguments}`" if arguments else ""
    return f"returns {claimed} for an input of {trial.input_shape}{made}, but `call` returns {real}"


def _try(
    layer: LayerClass, call: Method, says: Method, values: tuple[Value, Value], alike: int | None, rank: int
) -> tuple[Shape, Shape, ShapeTrial] | None:
    """Both shapes for an input of that rank; all sizes are `alike`, or all differ."""
    names: dict[str, int] = {}

    def size_of(name: str) -> int:
        return alike or names.setdefault(name, _MORE[len(names) % len(_MORE)])

    sizes = (alike,) * (rank - 1) if alike else _PRIMES[: rank - 1]
    trial = ShapeTrial(layer, (_BATCH, *sizes), size_of)
    try:
        real = tensor_shape(trial, call, values[1])
        claimed = _claimed(trial, says, values[0])
    except (Unknown, IndexError, ZeroDivisionError):
        return None
    return claimed, real, trial


def _claimed(trial: ShapeTrial, says: Method, said: Value) -> Shape:
    """The shape that `compute_output_shape` gives, its statements followed one by one."""
    kept: dict[str, list[int | None]] = {}
    for event in says.events:
        _follow(trial, says, event, kept)
    return tuple(_shape(trial, says, said, kept))


def _follow(trial: ShapeTrial, says: Method, event: Event, kept: dict[str, list[int | None]]) -> None:
    if isinstance(event, (LocalAssign, LocalItem)) and (event.guards or event.nested):
        raise Unknown
    match event:
        case LocalAssign():
            kept.pop(event.name, None)
            if event.value.kind is Kind.SHAPE or event.value.kind is Kind.CONTAINER:
                if event.operator:
                    raise Unknown
                kept[event.name] = list(_shape(trial, says, event.value, kept))
        case LocalItem():
            if event.name not in kept or not isinstance(event.key, int):
                raise Unknown
            kept[event.name][event.key] = _size(trial, says, event.value, kept)
        case Call(value=value) if value.on_value() and value.holder.local in kept:
            if value.member != "append" or event.guards:
                raise Unknown
            kept[value.holder.local].append(_size(trial, says, value.given("object", 0), kept))


def _size(trial: ShapeTrial, says: Method, value: Value, kept: dict[str, list[int | None]]) -> int | None:
    """A size, also of a list that the method has made."""
    if value.form is Form.OPERATION and value.name == "*" and len(value.items) == 2:
        left, right = (_size(trial, says, one, kept) for one in value.items)
        if left is None or right is None:
            raise Unknown
        return left * right
    if value.kind is Kind.DIM and value.index is not None and value.holder.local in kept:
        return kept[value.holder.local][value.index]
    return size(trial, says, value)


def _shape(
    trial: ShapeTrial, says: Method, value: Value, kept: dict[str, list[int | None]]
) -> list[int | None]:
    if value.local in kept:
        return list(kept[value.local])
    if is_input_shape(says, value):
        return list(trial.input_shape)
    if value.called in {"list", "tuple", "tensorflow.TensorShape"} and len(value.positional) == 1:
        return _shape(trial, says, value.positional[0], kept)
    taken = under_star(says, value, trial.input_shape)
    if taken is not None:
        return taken
    if value.form in _DISPLAYS:
        return _display(trial, says, value, kept)
    if value.form is Form.OPERATION and value.name == "+" and len(value.items) == 2:
        left, right = (_shape(trial, says, one, kept) for one in value.items)
        return [*left, *right]
    if (
        value.form is Form.SUBSCRIPT
        and value.kind is Kind.SHAPE
        and value.index == 0
        and len(value.items) == 1
    ):
        stop = value.items[0].constant
        if isinstance(stop, int):
            return _shape(trial, says, value.holder, kept)[:stop]
    raise Unknown


def _display(
    trial: ShapeTrial, says: Method, display: Value, kept: dict[str, list[int | None]]
) -> list[int | None]:
    """The sizes of `(batch, 4)` and `(*shape[:-1], 4)`."""
    found: list[int | None] = []
    for one in display.items:
        shape = spread(one)
        found += [_size(trial, says, one, kept)] if shape is None else _shape(trial, says, shape, kept)
    return found
