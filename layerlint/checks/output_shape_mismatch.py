"""LL520: a `compute_output_shape` that does not return the shape of the output of `call`."""

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
    Value,
)
from layerlint.queries.nested_shapes import entry_that_is_no_size
from layerlint.queries.output_shapes import Shape, ShapeTrial, Unknown, is_input_shape, size, tensor_shape
from layerlint.queries.single_tensors import is_single_tensor
from layerlint.queries.unpacked_shapes import allows_rank, spread, under_star
from layerlint.rule import Finding, Severity, rule

_DISPLAYS = (Form.LIST, Form.TUPLE)


@rule(
    "LL520",
    "output-shape-mismatch",
    summary="`compute_output_shape` returns another shape than `call`: Keras 3 builds the next layers for it.",
    targets=(3,),
)
def output_shape_mismatch(layer: LayerClass) -> Iterator[Finding]:
    shape_method, call = layer.own_method("compute_output_shape"), layer.own_method("call")
    if shape_method is None or call is None or shape_method.decorators or call.decorators:
        return
    if "state_size" in layer.kinds or layer.method("state_size") is not None:
        return  # the cell of a recurrent layer, which asks it for no shape
    shape_value, call_value = _returned(shape_method), _returned(call)
    if shape_value is None or call_value is None:
        return
    single = is_single_tensor(layer, call, call_value)
    no_size = entry_that_is_no_size(layer, shape_method, shape_value) if single else None
    if no_size is not None:
        yield Finding(
            shape_value.at if no_size.form is Form.NAME else no_size.at,  # a name stands at its parameter
            "this is no size of a shape: in a functional model Keras 3 raises `Cannot convert ... to a shape`",
            help="return one flat tuple of integers: `(*input_shape[:-1], units)`; divide with `//`",
        )
        return
    if single and _is_list_of_one(shape_value):
        yield Finding(
            shape_value.at,
            "this is a list of one shape, but `call` returns a tensor: in a functional model the next layer gets a list",
            help="return the shape itself: `(*input_shape[:-1], units)`",
            severity=Severity.WARNING,
        )
        return
    problem = _structure_difference(layer, call, shape_method, shape_value, call_value) or _size_difference(
        layer, call, shape_method, shape_value, call_value
    )
    if problem:
        yield Finding(
            next(event.at for event in shape_method.returns if not event.nested),
            f"`compute_output_shape` {problem}",
            help="return the shape of what `call` returns, or leave the method out: Keras infers the shape",
        )


def _is_list_of_one(shape: Value) -> bool:
    """`[(None, 2)]`, `[input_shape]`"""
    inner = shape.items[0] if shape.form in _DISPLAYS and len(shape.items) == 1 else None
    sizes = (Kind.DIM, Kind.NONE)
    return inner is not None and (
        inner.kind is Kind.SHAPE
        or (inner.form in _DISPLAYS and any(size.kind in sizes for size in inner.items))
    )


def _returned(method: Method) -> Value | None:
    """The value of an unconditional `return`, if no other comes before it; None otherwise."""
    returns = [event for event in method.returns if not event.nested]
    return returns[0].value if returns and not returns[0].guards else None


# ------------------------------------------------------------------------------------ one tensor or several


def _structure_difference(
    layer: LayerClass, call: Method, shape_method: Method, shape_value: Value, call_value: Value
) -> str:
    """How they differ in number."""
    shapes = _shapes(shape_method, shape_value)
    tensors = _tensors(layer, call, call_value)
    if not shapes or not tensors or shapes == tensors:
        return ""
    return f"returns {_count(shapes, 'shape')}, but `call` returns {_count(tensors, 'tensor')}"


def _count(number: int, of: str) -> str:
    return f"one {of}" if number == 1 else f"{number} {of}s"


def _tensors(layer: LayerClass, call: Method, call_value: Value) -> int:
    """The number of tensors that `call` returns; 0 when uncertain."""
    if is_single_tensor(layer, call, call_value):
        return 1
    certain = call_value.form in _DISPLAYS and all(
        is_single_tensor(layer, call, item) for item in call_value.items
    )
    return len(call_value.items) if certain else 0


def _shapes(shape_method: Method, shape_value: Value) -> int | None:
    """The number of shapes that it returns; None when uncertain."""
    if shape_value.form in _DISPLAYS:
        inner = [item.form in _DISPLAYS or is_input_shape(shape_method, item) for item in shape_value.items]
        if all(inner):
            return len(inner)
        sizes = (Kind.DIM, Kind.NONE, Kind.PLAIN)
        return 1 if any(item.kind in sizes for item in shape_value.items) and not any(inner) else None
    return None


# ------------------------------------------------------------------------------------ sizes

_INPUT_SIZES = (7, 11, 13, 17)
_ARGUMENT_SIZES = (23, 29, 31, 37, 41, 43, 47, 53)
_RANKS = (2, 3, 4, 5)
_BATCH = 5
_ALL_ALIKE = 12


def _size_difference(
    layer: LayerClass, call: Method, shape_method: Method, shape_value: Value, call_value: Value
) -> str:
    """How they differ for every input for which both are known; "" if they agree for one."""
    difference = ""
    build = layer.method("build")
    unpack = (shape_method,) if build is None else (shape_method, build)
    for rank in (
        candidate for candidate in _RANKS if all(allows_rank(method, candidate) for method in unpack)
    ):
        shapes = _try(layer, call, shape_method, (shape_value, call_value), None, rank)
        if shapes is None:
            continue
        claimed, real, trial = shapes
        if _agree(claimed, real):
            return ""
        numbers = {dim for dim in (*claimed[1:], *real[1:]) if dim is not None} | {_ALL_ALIKE}
        # Sizes that differ may be the same in use: an argument, the width of the input, a number.
        for alike in numbers:
            repeated = _try(layer, call, shape_method, (shape_value, call_value), alike, rank)
            if repeated is None or _agree(repeated[0], repeated[1]):
                return ""
        difference = difference or _describe_difference(claimed, real, trial)
    return difference


def _agree(claimed: Shape, real: Shape) -> bool:
    return len(claimed) == len(real) and all(
        left == right or None in (left, right) for left, right in zip(claimed[1:], real[1:], strict=True)
    )


def _describe_difference(claimed: Shape, real: Shape, trial: ShapeTrial) -> str:
    arguments = ", ".join(f"{name}={value}" for name, value in sorted(trial.arguments.items()))
    suffix = f" with `{arguments}`" if arguments else ""
    return f"returns {claimed} for an input of {trial.input_shape}{suffix}, but `call` returns {real}"


def _try(
    layer: LayerClass,
    call: Method,
    shape_method: Method,
    values: tuple[Value, Value],
    alike: int | None,
    rank: int,
) -> tuple[Shape, Shape, ShapeTrial] | None:
    """Both shapes for an input of that rank; all sizes are `alike`, or all differ."""
    names: dict[str, int] = {}

    def argument_size(name: str) -> int:
        return alike or names.setdefault(name, _ARGUMENT_SIZES[len(names) % len(_ARGUMENT_SIZES)])

    sizes = (alike,) * (rank - 1) if alike else _INPUT_SIZES[: rank - 1]
    trial = ShapeTrial(layer, (_BATCH, *sizes), argument_size)
    try:
        real = tensor_shape(trial, call, values[1])
        claimed = _claimed(trial, shape_method, values[0])
    except (Unknown, IndexError, ZeroDivisionError):
        return None
    return claimed, real, trial


def _claimed(trial: ShapeTrial, shape_method: Method, shape_value: Value) -> Shape:
    """The shape that `compute_output_shape` returns, by evaluating its statements in order; raises `Unknown`."""
    local_shapes: dict[str, list[int | None]] = {}
    for event in shape_method.events:
        _follow(trial, shape_method, event, local_shapes)
    return tuple(_shape(trial, shape_method, shape_value, local_shapes))


def _follow(
    trial: ShapeTrial, shape_method: Method, event: Event, local_shapes: dict[str, list[int | None]]
) -> None:
    if isinstance(event, (LocalAssign, LocalItem)) and (event.guards or event.nested):
        raise Unknown
    match event:
        case LocalAssign():
            local_shapes.pop(event.name, None)
            if event.value.kind is Kind.SHAPE or event.value.kind is Kind.CONTAINER:
                if event.operator:
                    raise Unknown
                local_shapes[event.name] = list(_shape(trial, shape_method, event.value, local_shapes))
        case LocalItem():
            if event.name not in local_shapes or not isinstance(event.key, int):
                raise Unknown
            local_shapes[event.name][event.key] = _size(trial, shape_method, event.value, local_shapes)
        case Call(value=value) if value.on_value() and value.holder.local in local_shapes:
            if value.member != "append" or event.guards:
                raise Unknown
            local_shapes[value.holder.local].append(
                _size(trial, shape_method, value.given("object", 0), local_shapes)
            )


def _size(
    trial: ShapeTrial, shape_method: Method, value: Value, local_shapes: dict[str, list[int | None]]
) -> int | None:
    """A size, also from a list that the method creates; raises `Unknown`."""
    if value.form is Form.OPERATION and value.name == "*":
        left, right = (_size(trial, shape_method, item, local_shapes) for item in value.items)
        if left is None or right is None:
            raise Unknown
        return left * right
    if value.kind is Kind.DIM and value.index is not None and value.holder.local in local_shapes:
        return local_shapes[value.holder.local][value.index]
    return size(trial, shape_method, value)


def _shape(
    trial: ShapeTrial, shape_method: Method, value: Value, local_shapes: dict[str, list[int | None]]
) -> list[int | None]:
    if value.local in local_shapes:
        return list(local_shapes[value.local])
    if value.called in {"list", "tuple", "tensorflow.TensorShape"}:
        return _shape(trial, shape_method, value.positional[0], local_shapes)
    if is_input_shape(shape_method, value):
        return list(trial.input_shape)
    taken = under_star(shape_method, value, trial.input_shape)
    if taken is not None:
        return taken
    if value.form in _DISPLAYS:
        return _display(trial, shape_method, value, local_shapes)
    if value.name == "+" and len(value.items) == 2:
        left, right = (_shape(trial, shape_method, item, local_shapes) for item in value.items)
        return [*left, *right]
    if value.kind is Kind.SHAPE and value.index == 0:
        stop = value.items[0].constant
        if isinstance(stop, int):
            return _shape(trial, shape_method, value.holder, local_shapes)[:stop]
    raise Unknown


def _display(
    trial: ShapeTrial, shape_method: Method, display: Value, local_shapes: dict[str, list[int | None]]
) -> list[int | None]:
    """The sizes of `(batch, 4)` and `(*shape[:-1], 4)`."""
    sizes: list[int | None] = []
    for item in display.items:
        shape = spread(item)
        sizes += (
            [_size(trial, shape_method, item, local_shapes)]
            if shape is None
            else _shape(trial, shape_method, shape, local_shapes)
        )
    return sizes
