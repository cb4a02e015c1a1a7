"""Short texts of a picture: a layer's key setting, arguments, amounts, names."""

from __future__ import annotations

import re
from collections.abc import Iterable
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


def setting(layer: Layer) -> str:
    """One key setting of a Keras layer: `relu`, `4 heads`, `rate 0.1`; "" for none worth a word.

    A dilation is said besides: it shows in no shape and no weight.
    """
    dilation = _size(layer.settings.get("dilation_rate", 1))
    texts = (_key_setting(layer), "" if set(dilation.split(" × ")) == {"1"} else f"dilation {dilation}")
    return " · ".join(text for text in texts if text)


def _key_setting(layer: Layer) -> str:
    settings = layer.settings
    activation = settings.get("activation")
    heads = settings.get("num_heads", settings.get("num_query_heads"))
    if heads is not None:
        return "1 head" if heads == 1 else f"{heads} heads"
    if (
        isinstance(activation, str)
        and activation != "linear"
        and not layer.class_name.startswith(("LSTM", "GRU"))
    ):
        return activation
    if "kernel_size" in settings:
        return _size(settings["kernel_size"])
    if "pool_size" in settings:
        return _size(settings["pool_size"])
    if "rate" in settings:
        return f"rate {_rate(settings['rate'])}"
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
