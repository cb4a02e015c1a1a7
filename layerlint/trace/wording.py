"""Short texts of a picture: a layer's key setting, arguments, amounts, names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from layerlint.trace.traced import ArgumentValue, Layer

WHERE = {
    "Dot": ("axes",),
    "Concatenate": ("axis",),
    "Softmax": ("axis",),
    "UnitNormalization": ("axis",),
    "Reshape": ("target_shape",),
    "Permute": ("dims",),
    "RepeatVector": ("n",),
}
"""Layers of Keras with one setting that a picture needs."""
RECURRENT = ("LSTM", "GRU")
"""How the names of layers of Keras begin that have several activations."""


def setting(layer: Layer) -> str:
    """The key settings of a Keras layer: `3 × 3 · stride 2 · relu`, `4 heads`, `rate 0.1`; "" for none worth a word.

    What is as usual is left out: a stride or dilation of 1, the stride of a pooling that is its size.
    """
    settings = layer.settings
    texts = [_kernel(settings), _key_setting(layer)]
    if settings.get("mask_zero") is True:
        texts.append("mask_zero")
    dilation = _size(settings.get("dilation_rate", 1))
    if set(dilation.split(" × ")) != {"1"}:
        texts.append(f"dilation {dilation}")
    return " · ".join(text for text in texts if text)


def _kernel(settings: Mapping[str, Any]) -> str:
    """The size of what slides over the input, and how far it moves each time."""
    size, strides = settings.get("kernel_size", settings.get("pool_size")), settings.get("strides")
    if size is None:
        return ""
    steps = dict.fromkeys(strides if isinstance(strides, list) else [strides])
    usual = _size(strides) == _size(size) if "pool_size" in settings else set(steps) == {1}
    stride = (
        ""
        if strides is None or usual
        else f"stride {next(iter(steps)) if len(steps) == 1 else _size(strides)}"
    )
    return " · ".join(text for text in (_size(size), stride) if text)


def _key_setting(layer: Layer) -> str:
    settings = layer.settings
    activation = settings.get("activation")
    heads = settings.get("num_heads", settings.get("num_query_heads"))
    if heads is not None:
        return "1 head" if heads == 1 else f"{heads} heads"
    if isinstance(activation, str) and activation != "linear" and not layer.class_name.startswith(RECURRENT):
        return activation
    if "rate" in settings:
        return f"rate {_rate(settings['rate'])}"
    if layer.class_name == "LeakyReLU":
        slope = settings.get("negative_slope", settings.get("alpha"))
        return "" if slope is None else f"slope {_rate(slope)}"
    for name in WHERE.get(layer.class_name, ()):
        if name in settings:
            return f"{name}={_tuple(settings[name])}" if name in ("axis", "axes") else _tuple(settings[name])
    return ""


def _rate(value: Any) -> str:
    """A rate without what arithmetic adds: `0.175` for `0.17500000000000002`."""
    return f"{value:.6g}" if isinstance(value, float) else str(value)


def _tuple(value: Any) -> str:
    """A setting as in the user's code: lists are tuples."""
    if not isinstance(value, list):
        return str(value)
    inside = ", ".join(str(item) for item in value)
    return f"({inside},)" if len(value) == 1 else f"({inside})"


def _size(value: Any) -> str:
    return " × ".join(str(item) for item in value) if isinstance(value, list) else str(value)


def below(path: str, parent: str) -> str:
    """The part of a path below that of the enclosing layer: `blocks[3]` for `encoder.blocks[3]` in `encoder`."""
    if parent and path.startswith(parent):
        rest = path[len(parent) :]
        if rest[:1] in (".", "["):
            return rest.lstrip(".")
    return path


def port_name(path: str) -> str:
    """`ids` for `inputs['ids']`, `output[0]` for the first of a tuple; other paths as they are."""
    key = re.fullmatch(r"\w*\['(\w+)'\]", path)
    if key:
        return key.group(1)
    return f"output{path}" if path.startswith("[") else path


def root_name(layer: Layer) -> str:
    """The name that the user gave the traced layer, else its class in small letters."""
    return re.sub(r"_\d+$", "", layer.keras_name) or layer.class_name


LONGEST_VALUE = 120


def arguments(values: Iterable[ArgumentValue]) -> str:
    """Arguments as in a call: `4, units=8`; a long value is cut."""
    return ", ".join(
        f"{value.name}={_short(value.text)}" if value.name else _short(value.text) for value in values
    )


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_VALUE else f"{text[: LONGEST_VALUE - 1]}…"


def amount(value: float | None) -> str:
    """A number with three significant digits; "" for None."""
    return "" if value is None else f"{value:.3g}"


def other_dtype(layer: Layer) -> str:
    """The dtype that a layer computes in, where mixed precision makes it differ from that of its variables."""
    return layer.compute_dtype if layer.compute_dtype != layer.dtype else ""
