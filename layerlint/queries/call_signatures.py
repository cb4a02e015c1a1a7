"""The signature of a layer's `call`, and what is wrong with the arguments of a call."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from layerlint.model.facts import ClassTraits, Method, Value
from layerlint.tables.keras_names import Signature, call_signature, constructor, keras_name

FILLED_IN = frozenset({"training", "mask"})
"""Parameters of `call` that Keras fills in."""
_RECURRENT_PARAMETERS = frozenset({"initial_state", "constants"})
"""Further parameters of the `__call__` of recurrent layers."""


class CallSignature(NamedTuple):
    """The parameters of a `call`: by place, by keyword alone, those without a default, and whether it takes `*`, `**`."""

    by_place: tuple[str, ...]
    by_keyword: tuple[str, ...]
    required: tuple[str, ...]
    star: bool = False
    stars: bool = False


def signature_text(method: Method) -> str:
    """The parameters as `x, mask=, *, scale=, **kwargs`; "" when a decorator may change them."""
    if any(decorator.name != "tensorflow.function" for decorator in method.decorators):
        return ""
    parts: list[str] = []
    for parameter in method.params[method.bound :]:
        if parameter.keyword_only and not any(part.startswith("*") for part in parts):
            parts.append("*")
        parts.append(f"{parameter.star}{parameter.name}" + ("=" if parameter.default is not None else ""))
    return ", ".join(parts)


def parse_signature(text: str) -> CallSignature | None:
    """Parse the result of `signature_text`; None for ""."""
    if not text:
        return None
    places: list[str] = []
    keywords: list[str] = []
    required: list[str] = []
    star = stars = closed = False
    for part in text.split(", "):
        name = part.rstrip("=")
        if part.startswith("**"):
            stars = True
        elif part.startswith("*"):
            closed, star = True, star or part != "*"
        else:
            (keywords if closed else places).append(name)
            if part == name:
                required.append(name)
    return CallSignature(tuple(places), tuple(keywords), tuple(required), star, stars)


def sublayer_signature(sublayer: Value, traits: ClassTraits, keras: int) -> CallSignature | None:
    """The signature of the new layer's `call`; None when it is uncertain."""
    short = keras_name(sublayer.name)
    if short is None:
        return parse_signature(traits.call_takes)
    signature: Signature | None = call_signature(short, keras)
    if signature is None or constructor(short, keras) is None or "cell" in short.lower():
        return None
    more = (
        tuple(sorted(FILLED_IN | _RECURRENT_PARAMETERS))
        if signature.kwargs
        else tuple(sorted(_RECURRENT_PARAMETERS))
    )
    return CallSignature(signature.names, more, signature.required, stars=signature.kwargs)


def problem(signature: CallSignature, call: Value) -> str:
    """Why the call raises a `TypeError`, as what follows "`Block.call` "; "" where it does not, or may not."""
    if call.unpacks:
        return ""
    keywords = [argument.keyword for argument in call.args if argument.keyword]
    unknown = _unknown(signature, keywords)
    if unknown:
        return f"takes no `{unknown}`"
    placed = len(call.positional)
    if placed > len(signature.by_place) and not signature.star:
        return f"takes {_number(len(signature.by_place))} by position, and gets {placed}"
    have = {*signature.by_place[:placed], *keywords}
    lacking = [name for name in signature.required if name not in have and name not in FILLED_IN]
    return f"needs `{lacking[0]}`, which is not given" if lacking else ""


def _unknown(signature: CallSignature, keywords: Sequence[str]) -> str:
    if signature.stars:
        return ""
    accepted = {*signature.by_place, *signature.by_keyword, "training"}
    return next((name for name in keywords if name not in accepted), "")


def _number(count: int) -> str:
    return "one argument" if count == 1 else f"{count} arguments"
