"""Usual values for constructor arguments: by name, by annotation, and by how the class uses them."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterable, Mapping
from typing import Any, Callable, NamedTuple, Optional

from .use_readers import ParameterUse

Guess = tuple[str, str]
"""A Python expression and its origin, for the report."""

BY_NAME = (
    (r"(^|_)(name|prefix|suffix)$", "'a'"),
    (r"(^|_)dtype$", "'float32'"),
    (r"init(ializer)?_(range|std|stddev)$", "0.02"),
    (r"epsilon|(^|_)eps$", "1e-05"),
    (r"theta$|wavelength", "10000"),
    (r"^max_level$", "4"),
    (r"(^|_)level$", "3"),
    (r"^num_(local_)?experts$|^(n_)?experts$", "4"),
    (r"top_?k$|_per_tok(en)?$|^k$", "2"),
    (r"^from_|^no_", "False"),
    (r"^(use|is|with|has|apply|return|causal|train|do|include|enable)(_|$)", "True"),
    (r"^trainable$|(attention|qkv|mlp|proj\w*)_bias$", "True"),
    (r"^(d|dim|n)_model$", "8"),
    (r"^(heads|n_heads?|nheads?)$|(^|_)num_(\w+_)?heads$", "2"),
    (r"(key|value|head)_dim$|size_per_head|head_size$", "8"),
    (r"^vocabulary$|^vocab$", "['a', 'b', 'c']"),
    (r"boundaries$", "[0.0, 1.0]"),
    (r"embedding_(table|matrix|weights)$|^(candidate|item|user|pretrained|initial|word|token)_embeddings$",
     "tf.ones((100, 8))"),
    (r"vocab|^input_dim$|num_embeddings|num_tokens|num_items|num_users", "100"),
    (r"num_classes|n_classes|^classes$|num_labels", "10"),
    (r"initializer", "'glorot_uniform'"),
    (r"regularizer|constraint", "None"),
    (r"dropout|(^|_)rate$|^drop|^p$", "0.1"),
    (r"kernel_size|^kernel$|conv_size|window", "3"),
    (r"pool_size|upsample|^scale_factor$|^block_size$", "2"),
    (r"_strides$", "[2, 2]"),
    (r"(patch|kernel)_sizes$", "[4, 4]"),
    (r"^strides?$|dilation|^groups$", "1"),
    (r"^ax[ei]s$|_axis$", "-1"),
    (r"^(dims|perm|permutation)$", "(2, 1)"),
    (r"^(num|n)_|_(count|layers|blocks)$|depth|^layers$|^blocks$|repeats?$|^steps$", "2"),
    (r"length|max_len|seq|positions|max_position|^maxlen$|^input_size$|num_patches", "16"),
    (r"^patch(_size)?$|patch_(height|width|size)$", "4"),
    (r"output_size$", "4"),
    (r"target_size$", "16"),
    (r"(image|input)_size$|^resolution$|image_(height|width)$|img_size$", "32"),
    (r"^(height|width|target_height|target_width)$", "16"),
    (r"(image|input)_shape$", "(32, 32, 3)"),
    (r"shape", "(8,)"),
    (r"value_range$", "(0, 255)"),
    (r"_range$|^range$", "(0.1, 0.5)"),
    (r"(rotary|rope|partial)(_\w+)?_(factor|percent(age)?|pct|fraction|ratio)$", "1.0"),
    (r"ratios?$", "2"),
    (r"threshold$", "0.5"),
    (r"alpha|beta|gamma|momentum|factor|scale|weight|lambda|temperature|sigma|stddev|noise|decay", "0.1"),
    (r"activation|nonlinearity|(^|_)act$", "'relu'"),
    (r"padding", "'same'"),
    (r"(^|_)(reduc\w*|pool\w*|aggregat\w*)_(fn|func|function)$", "tf.reduce_mean"),
    (r"(^|_)(fn|func|function|callable)$", "keras.activations.relu"),
    (r"^(layer|sublayer|wrapped|inner|block|module|sub_?layer)$", "keras.layers.Dense(8)"),
    (r"^cell$", "keras.layers.LSTMCell(8)"),
    (r"^cells$", "[keras.layers.LSTMCell(8)]"),
    (r"equation", "'...i,ij->...j'"),
    (r"(^|_)(encoder|decoder|backbone|model|network|generator|discriminator|teacher|student|head)$", "MODEL"),
    (r"units_list|hidden_units|mlp_units|layer_sizes|sizes$|dims$|filters_list|units$s", "[8, 8]"),
    (r"patch", "4"),
    (r"dim|unit|filter|channel|feature|hidden|embed|latent|size|d_model|d_ff|width|height|rank|out", "8"),
)  # fmt: skip
BY_ANNOTATION = {
    "int": "8",
    "float": "0.1",
    "bool": "True",
    "str": "'relu'",
    "tuple": "(8, 8)",
    "list": "[8, 8]",
    "sequence": "[8, 8]",
    "callable": "keras.activations.relu",
    "layer": "keras.layers.Dense(8)",
    "model": "MODEL",
}
MODEL = "keras.Sequential([keras.layers.Dense(8, activation='relu'), keras.layers.Dense(8)])"
LAYERS = "[keras.layers.Dense(8), keras.layers.Dense(8)]"
SEQUENCES = ("[8, 8]", "(8, 8)", "[[8, 8], [8, 8]]", LAYERS, "['a', 'b']")
FUNCTIONAL = (
    "keras.Sequential([keras.Input((8,)), keras.layers.Dense(8, activation='relu'), keras.layers.Dense(8)])"
)
OTHERS = ("8", "0.1", "'relu'", "[8, 8]", "(8, 8)", "keras.layers.LSTM(8)", MODEL, "None")
LONGEST_LIST = 8
_LAYER = ["keras.layers.Dense(8)", FUNCTIONAL]
_CONVOLUTION = ["keras.layers.Conv2D(8, 3, padding='same')"]
_EMBEDDING = ["keras.layers.Embedding(100, 8)"]
_CELL = ["keras.layers.LSTMCell(8)", "keras.layers.GRUCell(8)"]
BY_ATTRIBUTE = {
    "units": ["keras.layers.Dense(8)", "keras.layers.LSTM(8)"],
    **dict.fromkeys(("filters", "kernel_size", "strides", "dilation_rate", "data_format"), _CONVOLUTION),
    **dict.fromkeys(("input_dim", "output_dim", "embeddings"), _EMBEDDING),
    **dict.fromkeys(("state_size", "output_size", "get_initial_state"), _CELL),
    **{key: ["keras.layers.LSTM(8)"] for key in ("return_sequences", "return_state", "go_backwards")},
    **{key: ["keras.layers.Dense(8)", *_CONVOLUTION] for key in ("kernel", "bias", "use_bias")},
    **{key: ["keras.layers.MultiHeadAttention(2, 4)"] for key in ("num_heads", "key_dim")},
    **{key: ["keras.layers.BatchNormalization()"] for key in ("gamma", "beta", "moving_mean")},
    **{key: ["{'a': 8, 'b': 8}"] for key in ("items", "keys", "values")},
    "shape": ["tf.ones((100, 8))"],
    "dtype": ["tf.ones((100, 8))"],
    **{key: [FUNCTIONAL] for key in ("inputs", "input", "outputs", "output", "input_shape", "output_shape")},
    **dict.fromkeys(
        (
            "get_config",
            "weights",
            "build",
            "built",
            "trainable_variables",
            "trainable_weights",
            "compute_output_shape",
            "losses",
            "get_weights",
            "set_weights",
            "call",
            "compute_mask",
            "variables",
        ),
        _LAYER,
    ),
}
"""Values that have the attribute that an error message misses."""


def with_attributes(names: Iterable[str]) -> list[str]:
    """Return the layers that have all of these attributes."""
    layers = [BY_ATTRIBUTE.get(name, []) for name in sorted(names)]
    return [text for text in (layers[0] if layers else []) if all(text in others for others in layers)]


CONFIGURATIONS = re.compile(r"(^|_)(config(uration)?|cfg|conf|h?params|args|opts?|options|settings|flags)$")
"""Names of arguments that hold the settings of a whole model."""
NAMESPACE = "types.SimpleNamespace"
OF_DICTS = {"get", "items", "keys", "values", "copy", "update", "pop", "setdefault"}
Inner = Callable[[str, Any], Optional[inspect.Parameter]]
"""From a Keras layer's name and the position or name of an argument to that parameter."""


class Wanted(NamedTuple):
    """A parameter, how the class uses it, and how to look up the parameters of Keras layers that it is passed to."""

    parameter: inspect.Parameter
    uses: tuple[ParameterUse, ...] = ()
    inner: Inner | None = None
    documented: tuple[str, ...] = ()
    """Values from its docstring."""


def missing(signature: inspect.Signature, arguments: dict[str, Any], count: int) -> list[inspect.Parameter]:
    """Return the parameters without a default and without an argument; `count` arguments are positional."""
    named = [
        item
        for item in signature.parameters.values()
        if item.kind not in (inspect.Parameter.VAR_KEYWORD, inspect.Parameter.VAR_POSITIONAL)
    ]
    positional = [item for item in named if item.kind is not inspect.Parameter.KEYWORD_ONLY]
    taken = {item.name for item in positional[:count]} | set(arguments)
    return [item for item in named if item.default is inspect.Parameter.empty and item.name not in taken]


def candidates(wanted: Wanted) -> list[Guess]:
    """Return values for a parameter, the likeliest first."""
    usual = argument(wanted.parameter)
    is_usual = usual[1] != "a guess"
    guesses = list(_by_usage(wanted, usual if is_usual else None))
    documented = [(text, "from its docstring") for text in wanted.documented]
    fits = is_usual and (not documented or any(_alike(usual[0], text) for text, _ in documented))
    guesses += [usual, *documented] if fits else [*documented, usual]
    named = is_usual and isinstance(literal(usual[0]), str)
    if not named and any(use.kind in ("integer", "number") for use in wanted.uses):
        guesses = [item for item in guesses if isinstance(literal(item[0]), (int, float))] or [
            ("8", "from how the class uses it")
        ]
    guesses += [(text, "found by trying") for text in OTHERS]
    first: dict[str, Guess] = {}
    for text, why in guesses:
        first.setdefault(text, (text, why))
    return list(first.values())


def _alike(text: str, other: str) -> bool:
    """Whether two values are of one kind: numbers, sequences of one length, strings, or no literals."""
    first, second = literal(text), literal(other)
    if isinstance(first, (list, tuple)) and isinstance(second, (list, tuple)):
        return len(first) == len(second)
    numbers = isinstance(first, (int, float)) and isinstance(second, (int, float))
    return type(first) is type(second) or (
        numbers and not isinstance(first, bool) and not isinstance(second, bool)
    )


def _by_usage(wanted: Wanted, usual: Guess | None) -> list[Guess]:
    """Values that the class's uses require; none where the usual value for the name fits."""
    value = literal(usual[0]) if usual else None
    texts: list[str] = []
    keys = [of for kind, of in wanted.uses if kind == "dict" and of]
    read = [of for kind, of in wanted.uses if kind == "attribute" and of not in OF_DICTS]
    if read and not keys and CONFIGURATIONS.search(wanted.parameter.name):
        texts.append(namespace({name: _for_key(name) for name in read}))
    if keys:
        texts.append("{" + ", ".join(f"{key!r}: {_for_key(key)}" for key in keys) + "}")
    for use in wanted.uses:
        texts += _use_values(wanted, use, usual)
    if not keys and not isinstance(value, (list, tuple)):
        texts += _listed(wanted, usual)
    return [(text, "from how the class uses it") for text in texts]


def _use_values(wanted: Wanted, use: ParameterUse, usual: Guess | None) -> list[str]:
    kind, of = use
    value = literal(usual[0]) if usual else None
    if kind == "choice" and not isinstance(value, str):
        return [repr(word) for word in of]
    if kind in ("nested", "unpack") and not isinstance(value, (list, tuple)):
        row = ", ".join([_item(usual)] * (of if kind == "nested" else len(of)))
        return [f"[({row}), ({row})]" if kind == "nested" else f"({row})"]
    if kind == "called" and value is not None:
        return ["keras.layers.Dense(8)"]
    if kind == "argument" and wanted.inner is not None and usual is None:
        inner = wanted.inner(*of)
        if inner is not None:
            has_literal_default = inner.default is not inspect.Parameter.empty and isinstance(
                inner.default, (int, float, str, bool)
            )
            return [repr(inner.default) if has_literal_default else argument(inner)[0]]
    return []


def _listed(wanted: Wanted, usual: Guess | None) -> list[str]:
    """A list, where the class iterates over the value or takes elements of it."""
    listed = any(kind == "list" for kind, _ in wanted.uses)
    indices = [of for kind, of in wanted.uses if kind == "index"]
    if not listed and not indices:
        return []
    if listed and re.search(r"layers|blocks|modules", wanted.parameter.name):
        return [LAYERS]
    lengths = [of for kind, of in wanted.uses if kind == "length" and 1 < of <= LONGEST_LIST]
    length = lengths[0] if lengths else max([2, *[index + 1 for index in indices if 0 <= index < 6]])
    return [f"[{', '.join([_item(usual)] * length)}]"]


def namespace(texts: Mapping[str, str]) -> str:
    """Return the expression of a namespace with these attributes, as configurations are."""
    return f"{NAMESPACE}({', '.join(f'{name}={text}' for name, text in texts.items())})"


def with_attribute(text: str, name: str) -> str:
    """Return the expression of a namespace with one more attribute."""
    inner = text[len(NAMESPACE) + 1 : -1] if text.startswith(NAMESPACE) else ""
    return f"{NAMESPACE}({inner}{', ' if inner else ''}{name}={_for_key(name)})"


def with_key(text: str, name: str) -> str:
    """Return the expression of a dict with one more key."""
    value = literal(text)
    items = [f"{key!r}: {item!r}" for key, item in value.items()] if isinstance(value, dict) else []
    return "{" + ", ".join([*items, f"{name!r}: {_for_key(name)}"]) + "}"


def _for_key(key: str) -> str:
    if not key.isidentifier():
        return "8"
    return argument(inspect.Parameter(key, inspect.Parameter.KEYWORD_ONLY))[0]


def _item(usual: Guess | None) -> str:
    return usual[0] if usual and isinstance(literal(usual[0]), (int, float, str)) else "8"


def argument(parameter: inspect.Parameter) -> Guess:
    """Return the usual value for a parameter, by its name and its annotation."""
    note = parameter.annotation
    annotation = note if isinstance(note, str) else getattr(note, "__name__", str(note))
    annotation = (
        re.sub(r"^(typing\.)?Optional\[(.*)\]$|\s*\|\s*None", r"\2", annotation).split("[")[0].lower()
    )
    annotation = annotation.rpartition(".")[2]
    name = parameter.name
    for pattern, text in BY_NAME:
        if re.search(pattern, name):
            kind = type(literal(text)).__name__
            wants = BY_ANNOTATION.get(annotation)
            called = annotation == "callable" and kind == "NoneType" and text.startswith(("tf.", "keras."))
            if wants is None or kind == annotation or (annotation == "float" and kind == "int") or called:
                return (MODEL if text == "MODEL" else text), "usual for its name"
    if annotation in BY_ANNOTATION:
        text = BY_ANNOTATION[annotation]
        return (MODEL if text == "MODEL" else text), "from its annotation"
    return "8", "a guess"


def literal(text: str) -> Any:
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return None
