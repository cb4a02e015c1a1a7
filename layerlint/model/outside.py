"""What code outside layer classes does with Keras: functions, other classes, and the top level of a module."""

from __future__ import annotations

from enum import StrEnum

from layerlint.model.fact import fact
from layerlint.model.misuse import Misuse
from layerlint.text import Edit, Fix, Safety, Span


class ObjectOfKeras(StrEnum):
    """What an object of Keras is that a name holds."""

    LAYER = "layer"
    MODEL = "model"
    METRIC = "metric"
    OPTIMIZER = "optimizer"
    TENSOR = "tensor"
    HISTORY = "history"
    """Where a Keras tensor comes from: `x._keras_history`."""


@fact
class MemberUse:
    """A member of an object of Keras is read, called or set: `metric.reset_states()`.

    kind        what the object is
    class_name  its class ("keras.layers.Dense"), "" where it is some layer or model
    span        of the whole expression, the call included; `name_span` of the member's name
    stores      whether the member is set; `changes` whether by `+=`
    """

    kind: ObjectOfKeras
    class_name: str
    member: str
    span: Span
    name_span: Span
    inside: str = ""
    stores: bool = False
    changes: bool = False


@fact
class NameUse:
    """A function or class of Keras is named: `K.learning_phase()`; `imported` as in `Value`.

    `keywords` are those of the call, with a None where something is unpacked.
    """

    name: str
    imported: str
    span: Span
    name_span: Span
    inside: str = ""
    keywords: tuple[str | None, ...] = ()


@fact
class ArgumentUse:
    """A function or class of Keras gets an argument by a keyword that Keras 3 refuses: `Adam(lr=0.1)`.

    `keywords` are all those of the call, with a None where something is unpacked; `span` is that of this one's name.
    """

    name: str
    keyword: str
    span: Span
    inside: str = ""
    keywords: tuple[str | None, ...] = ()


@fact
class ImportUse:
    """An import at the top level that no `try` or `if` stands around: `name` is the qualified name that it brings.

    `instead` is the statement that brings its names in Keras 3, where it fails there and they are elsewhere.
    """

    name: str
    module: str
    span: Span
    instead: str = ""


@fact
class BackendImport:
    """The imports of `keras.backend` in a module, and the edits that import it from TensorFlow instead.

    `names` are bound by them: with "" for the module itself, else with the function that they stand for.
    """

    names: tuple[tuple[str, str], ...]
    edits: tuple[Edit, ...]

    @property
    def fix(self) -> Fix:
        return Fix("Import the backend from TensorFlow", self.edits, Safety.SAFE)


@fact
class OutsideCode:
    """What a module does with Keras outside its layer classes.

    plain_imports  the names that a plain import binds
    has_layers     whether the module has layer classes too
    kerases        the majors of Keras that the module is for
    backend        the imports of `keras.backend`, if they can be rewritten
    early          whether it is for the `keras` of before TensorFlow's own
    """

    members: tuple[MemberUse, ...] = ()
    names: tuple[NameUse, ...] = ()
    imports: tuple[ImportUse, ...] = ()
    plain_imports: frozenset[str] = frozenset()
    has_layers: bool = False
    backend: BackendImport | None = None
    arguments: tuple[ArgumentUse, ...] = ()
    misuses: tuple[Misuse, ...] = ()
    kerases: frozenset[int] = frozenset()
    early: bool = False
