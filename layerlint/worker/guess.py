"""Usual values for constructor arguments: by name, by annotation, and by how the class uses them."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Callable, NamedTuple, Optional

from .use_readers import ParameterUse, settings_of
from .usual_values import BY_ANNOTATION, BY_ATTRIBUTE, BY_NAME, LAYERS, MODEL, OTHERS

Guess = tuple[str, str]
"""A Python expression and its origin, for the report."""

LONGEST_LIST = 8
SHARE = "0.5"
"""What is documented as a number between 0 and 1."""
TRIED = "found by trying"


def with_attributes(names: Iterable[str]) -> list[str]:
    """Return the layers that have all of these attributes."""
    layers = [BY_ATTRIBUTE.get(name, []) for name in sorted(names)]
    return [text for text in (layers[0] if layers else []) if all(text in others for others in layers)]


CONFIGURATIONS = re.compile(r"(^|_)(config(uration)?|cfg|conf|h?params|args|opts?|options|settings|flags)$")
"""Names of arguments that hold the settings of a whole model."""
VOCABULARY = re.compile(r"^vocab(ulary)?$")
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
    settings: Mapping[str, Sequence[ParameterUse]] = {}
    """Where it holds settings: how the class uses each of its attributes."""


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
    fits = fits and not (SHARE in wanted.documented and not _is_share(usual[0]))
    guesses += [usual, *documented] if fits else [*documented, usual]
    named = is_usual and isinstance(literal(usual[0]), str)
    if not named and any(use.kind in ("integer", "number") for use in wanted.uses):
        guesses = [item for item in guesses if isinstance(literal(item[0]), (int, float))] or [
            ("8", "from how the class uses it")
        ]
    guesses += [(text, TRIED) for text in OTHERS]
    first: dict[str, Guess] = {}
    for text, why in guesses:
        first.setdefault(text, (text, why))
    return list(first.values())


def suits(current: Guess, other: Guess, is_taken: bool) -> bool:
    """Whether a value that is only tried may replace the usual one: one of its kind, where the constructor took that.

    Also where it is a rate or a flag, which are never lists or layers.
    """
    if other[1] != TRIED or current[1] == "a guess":
        return True
    value = literal(current[0])
    if is_taken and type(value) is int:
        return type(literal(other[0])) is int
    return _alike(current[0], other[0]) if is_taken or isinstance(value, (float, bool)) else True


def _is_share(text: str) -> bool:
    value = literal(text)
    return isinstance(value, (int, float)) and 0 <= value <= 1


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
        texts.append(_settings(read, wanted.settings))
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
    if kind == "named":
        return list(of)
    if kind == "choice" and not isinstance(value, str):
        return [repr(word) for word in of]
    if kind in ("nested", "unpack") and not isinstance(value, (list, tuple)):
        row = ", ".join([_item(usual)] * (of if kind == "nested" else len(of)))
        return [f"[({row}), ({row})]" if kind == "nested" else f"({row})"]
    if kind == "called" and value is not None:
        is_activation = re.search(r"activation|(^|_)act$", wanted.parameter.name)
        return ["keras.activations.relu" if is_activation else "keras.layers.Dense(8)"]
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
    name = wanted.parameter.name
    if listed and re.search(r"layers|blocks|modules", name) and not re.search(r"(^|_)(num|n)_", name):
        return [LAYERS]
    lengths = [of for kind, of in wanted.uses if kind == "length" and 1 < of <= LONGEST_LIST]
    length = lengths[0] if lengths else max([2, *[index + 1 for index in indices if 0 <= index < 6]])
    return [f"[{', '.join([_item(usual)] * length)}]"]


def _settings(names: Iterable[str], uses: Mapping[str, Sequence[ParameterUse]]) -> str:
    """The expression of settings with these attributes; one that has attributes itself holds settings too."""
    texts = {}
    for name in names:
        own = uses.get(name, ())
        inner = [of for kind, of in own if kind == "attribute" and of not in OF_DICTS and of[0].islower()]
        text, why = argument(inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY))
        is_plain = why != "a guess" and text != MODEL  # settings of a model are settings
        texts[name] = (
            _for_key(name, own) if is_plain or not inner else _settings(inner, settings_of(uses, name))
        )
    return namespace(texts)


def namespace(texts: Mapping[str, str]) -> str:
    """Return the expression of a namespace with these attributes, as configurations are."""
    return f"{NAMESPACE}({', '.join(f'{name}={text}' for name, text in texts.items())})"


def with_attribute(text: str, name: str, uses: Sequence[ParameterUse] = ()) -> str:
    """Return the expression of a namespace with one more attribute, by how the class uses it."""
    inner = text[len(NAMESPACE) + 1 : -1] if text.startswith(NAMESPACE) else ""
    if re.search(rf"\b{re.escape(name)}=", inner):
        return text
    return f"{NAMESPACE}({inner}{', ' if inner else ''}{name}={_for_key(name, uses)})"


def with_key(text: str, name: str) -> str:
    """Return the expression of a dict with one more key."""
    value = literal(text)
    items = [f"{key!r}: {item!r}" for key, item in value.items()] if isinstance(value, dict) else []
    return "{" + ", ".join([*items, f"{name!r}: {_for_key(name)}"]) + "}"


def _for_key(key: str, uses: Sequence[ParameterUse] = ()) -> str:
    """The value of a setting; one that is only looked at as a condition is off."""
    if not key.isidentifier():
        return "8"
    parameter = inspect.Parameter(key, inspect.Parameter.KEYWORD_ONLY)
    kinds = {kind for kind, _ in uses}
    if "called" in kinds and re.search(r"norm(alization)?(_\w+)?$", key):
        return "keras.layers.BatchNormalization"
    if kinds == {"condition"} and isinstance(literal(argument(parameter)[0]), (int, float)):
        return "False"
    return candidates(Wanted(parameter, tuple(uses)))[0][0]


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
    """Return the value of a literal expression; None for any other."""
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return None
