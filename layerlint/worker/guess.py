"""Usual values for constructor arguments, and what error messages teach about them."""

from __future__ import annotations

import inspect
import re
from typing import Any

Guess = tuple[str, str]
"""A Python expression, and where it comes from."""

BY_NAME = (
    (r"^(num_heads|heads|n_heads?|nheads?|num_attention_heads|num_query_heads|num_key_value_heads)$", "2"),
    (r"(key|value|head)_dim$|size_per_head", "8"),
    (r"vocab|^input_dim$|num_embeddings|num_tokens|num_items|num_users", "100"),
    (r"num_classes|n_classes|^classes$|num_labels", "10"),
    (r"dropout|(^|_)rate$|^drop|^p$", "0.1"),
    (r"kernel_size|^kernel$|conv_size|window", "3"),
    (r"pool_size|upsample|^scale_factor$|^block_size$", "2"),
    (r"^strides?$|dilation|^groups$", "1"),
    (r"^ax[ei]s$|_axis$", "-1"),
    (r"^(num|n)_|_(count|layers|blocks)$|depth|^layers$|^blocks$|repeats?$|^steps$", "2"),
    (r"length|max_len|seq|positions|max_position|^maxlen$|^input_size$|num_patches", "16"),
    (r"patch", "4"),
    (r"image_size|^resolution$|height|width$", "32"),
    (r"shape", "(8,)"),
    (r"^(use|is|with|has|apply|return|causal|train)", "True"),
    (r"epsilon|^eps$", "1e-05"),
    (r"alpha|beta|gamma|momentum|factor|scale|weight|lambda|temperature|sigma|stddev|noise|decay", "0.1"),
    (r"activation|nonlinearity|^act$", "'relu'"),
    (r"initializer", "'glorot_uniform'"),
    (r"regularizer", "None"),
    (r"padding", "'same'"),
    (r"^(layer|sublayer|wrapped|inner|fn|block|module|sub_?layer)$", "keras.layers.Dense(8)"),
    (r"^cell$", "keras.layers.LSTMCell(8)"),
    (r"^cells$", "[keras.layers.LSTMCell(8)]"),
    (r"equation", "'...i,ij->...j'"),
    (r"encoder|decoder|backbone|model|network|generator|discriminator|teacher|student|head$", "MODEL"),
    (r"units_list|hidden_units|mlp_units|layer_sizes|sizes$|dims$|filters_list|units$s", "[8, 8]"),
    (r"dim|unit|filter|channel|feature|hidden|embed|latent|size|d_model|d_ff|width|rank|out", "8"),
)
BY_ANNOTATION = {
    "int": "8",
    "float": "0.1",
    "bool": "True",
    "str": "'relu'",
    "tuple": "(8, 8)",
    "list": "[8, 8]",
}
MODEL = "keras.Sequential([keras.layers.Dense(8, activation='relu'), keras.layers.Dense(8)])"
OTHERS = ("8", "0.1", "'relu'", "[8, 8]", "(8, 8)", "keras.layers.LSTM(8)", MODEL, "None")


def missing(signature: inspect.Signature, given: dict[str, Any], count: int) -> list[inspect.Parameter]:
    """The parameters that have no default and were not given."""
    plain = [
        item
        for item in signature.parameters.values()
        if item.kind not in (inspect.Parameter.VAR_KEYWORD, inspect.Parameter.VAR_POSITIONAL)
    ]
    positional = [item for item in plain if item.kind is not inspect.Parameter.KEYWORD_ONLY]
    taken = {item.name for item in positional[:count]} | set(given)
    return [item for item in plain if item.default is inspect.Parameter.empty and item.name not in taken]


def argument(parameter: inspect.Parameter) -> Guess:
    """A usual value for a parameter, by its name and its annotation."""
    note = parameter.annotation
    annotation = note if isinstance(note, str) else getattr(note, "__name__", str(note))
    annotation = (
        re.sub(r"^(typing\.)?Optional\[(.*)\]$|\s*\|\s*None", r"\2", annotation).split("[")[0].lower()
    )
    name = parameter.name
    for pattern, text in BY_NAME:
        if re.search(pattern, name):
            kind = type(literal(text)).__name__
            wants = BY_ANNOTATION.get(annotation)
            if wants is None or kind == annotation or (annotation == "float" and kind == "int"):
                return (MODEL if text == "MODEL" else text), "usual for its name"
    if annotation in BY_ANNOTATION:
        return BY_ANNOTATION[annotation], "from its annotation"
    return "8", "a guess"


def literal(text: str) -> Any:
    try:
        return __import__("ast").literal_eval(text)
    except (ValueError, SyntaxError):
        return None


def learned_argument(message: str) -> dict[str, Guess]:
    """Values for the arguments that an error message says are missing."""
    found = re.search(r"missing \d+ required (?:positional|keyword-only) arguments?: (.+)", message)
    if found is None:
        return {}
    kind = inspect.Parameter.KEYWORD_ONLY
    return {name: argument(inspect.Parameter(name, kind)) for name in re.findall(r"'(\w+)'", found.group(1))}
