"""The tree of `layerlint trace`: equal layers in a row stand once, and layers at a depth are closed."""

from __future__ import annotations

from dataclasses import replace

from layerlint.trace.layer_tree import Style, tree
from layerlint.trace.relative_paths import RelativePaths
from layerlint.trace.traced import Layer, Output, Trace, TracedArgument, TracedCall, Variable

STYLE = Style(False, RelativePaths("."))


def layer(number: int, path: str, class_name: str, owner: int | None = 0, params: int = 12) -> Layer:
    return Layer(
        number=number,
        kind="layer",
        paths=(path,),
        attribute=path,
        owner=owner,
        class_name=class_name,
        module="m",
        builtin=True,
        model=False,
        functional=False,
        keras_name="",
        built=True,
        defined=None,
        place=None,
        settings={},
        dtype="float32",
        trainable=True,
        params=params,
    )


def weight(number: int, owner: Layer, kind: str = "trainable", name: str = "kernel") -> Variable:
    path = f"{owner.path}.{name}"
    return Variable(
        number, owner.number, path, name, (path,), True, kind, name, "zeros", "", "build", None, "Variable",
        (3, 4), "float32",
    )  # fmt: skip


def call(number: int, of: Layer, parent: int | None = 0) -> TracedCall:
    argument = TracedArgument("x", (), (None, 3), "float32")
    output = Output("", number, (), (None, 4), "float32")
    return TracedCall(number, parent, of.number, (argument,), (output,), {}, None, "", (), (number,))


def model(*layers: Layer) -> Trace:
    """A model that calls layers one after the other; each has a kernel."""
    every = (layer(0, "", "Net", None, 100), *layers)
    return Trace(
        "net.py:Net",
        layers=every,
        variables=tuple(weight(number, one) for number, one in enumerate(every[1:])),
        calls=tuple(call(one.number, one, None if one.owner is None else 0) for one in every),
    )


def lines(trace: Trace, *, depth: int | None = None, fold: bool = True) -> list[str]:
    """What is said of layers, without shapes."""
    told = tree(trace, STYLE, depth=depth, fold=fold).splitlines()[1:-1]
    return [line.partition("  (None")[0] for line in told if "kernel" not in line]


def test_equal_layers_in_a_row_stand_once() -> None:
    blocks = [layer(number, f"blocks[{number - 1}]", "Dense") for number in range(1, 13)]
    head = layer(13, "head", "Dense")
    assert lines(model(*blocks, head)) == [
        "Net  100 params",
        "├─ blocks[0…11]  × 12  Dense  12 params each, 144 in all",
        "└─ head  Dense  12 params",
    ]
    assert len(lines(model(*blocks, head), fold=False)) == 14


def test_equal_sequences_stand_once() -> None:
    names = [
        (f"block{block}_{part}", part.title()) for block in range(1, 5) for part in ("conv", "norm", "act")
    ]
    flat = [layer(number, name, kind) for number, (name, kind) in enumerate(names, start=1)]
    assert lines(model(layer(20, "stem", "Conv"), *flat))[1:] == [
        "├─ stem  Conv  12 params",
        "└─ × 4  block1…4",
        "   ├─ block1_conv  Conv  12 params",
        "   ├─ block1_norm  Norm  12 params",
        "   └─ block1_act  Act  12 params",
    ]


def test_what_differs_is_not_folded() -> None:
    unlike = [layer(1, "query", "Dense"), layer(2, "key", "Dense"), layer(3, "blocks[0]", "Dense")]
    other = [layer(4, "blocks[1]", "Dense", params=13), layer(5, "blocks[3]", "Dense", params=13)]
    assert len(lines(model(*unlike, *other))) == 6, "names, parameters, and a number that is left out"


def test_a_value_that_keras_does_not_know_is_never_folded_away_and_told_of_a_closed_layer() -> None:
    blocks = [layer(number, f"blocks[{number - 1}]", "Block") for number in (1, 2, 3)]
    trace = model(*blocks)
    lost = weight(9, blocks[1], "untracked", "memory")
    trace = replace(trace, variables=(*trace.variables, lost))
    said = tree(trace, STYLE, fold=True)
    assert "memory" in said
    assert "× 2" not in said
    inner = layer(4, "blocks[1].inner", "Dense", 2)
    trace = replace(trace, layers=(*trace.layers, inner))
    closed = tree(trace, STYLE, depth=1, fold=True)
    assert "⊞ 1 sublayer · 2 weights" in closed
    assert "memory" in closed
    assert "inner" not in closed
    assert "inner" in tree(trace, STYLE, depth=2, fold=True)


def test_depth_closes_layers_that_hold_others() -> None:
    block, inner = layer(1, "block", "Block"), layer(2, "block.dense", "Dense", 1)
    assert lines(model(block, inner), depth=1)[1] == "└─ block  Block  12 params"
    assert lines(model(block, inner), depth=0) == ["Net  100 params"]
    assert "⊞ 2 sublayers · 2 weights" in tree(model(block, inner), STYLE, depth=0)
