"""What one class body says by itself, and what is certain of classes that others make."""

from __future__ import annotations

from layerlint.model.events import Assign
from layerlint.model.fact import fact
from layerlint.model.method_facts import Method
from layerlint.model.values import At, Value


@fact
class Base:
    """A base class.

    `name` is its qualified name ("keras.layers.Layer", "blocks.Base"); `known` is False when nothing is
    known of its members; `imported` as in `Value`.
    """

    name: str
    known: bool
    imported: str = ""


@fact
class ClassFacts:
    """The facts of one class body alone, as written."""

    name: str
    qualname: str
    module: str
    path: str
    at: At
    at_name: At
    bases: tuple[Base, ...]
    decorators: tuple[Value, ...]
    """Without those of the project that return the class as it is."""
    methods: tuple[Method, ...]
    attributes: tuple[Assign, ...]
    """Class attributes, as assignments with `TargetForm.ATTRIBUTE`."""


@fact
class ClassTraits:
    """What is certain of a project layer class of which another class makes instances.

    Only what decides about a finding in that other class is looked up; all else is False.

    owns_weights         it makes weights, or sublayers that have some
    owns_trainables      it makes weights, or sublayers that have some besides seeds
    adds_losses          its call adds losses
    has_regularizers     it makes a weight or a sublayer with a regularizer
    inherits_build       it owns weights of sublayers and leaves `build` to Keras, which builds none of them
    needs_dunder_call    its `__call__` builds it or collects losses: running `call` instead is not the same
    needs_training_flag  its `call` must get `training`
    acts_on_training     its call behaves differently with `training=True`
    requires_training    its call cannot do without `training`
    stateless            it holds no weights
    returns_tensor       its `call` returns one tensor
    lacks_state_size     nothing gives it a `state_size`, which a cell of `RNN` must have
    call_takes           the parameters of its `call`, as `x, mask=, *, scale=, **kwargs`; "" where they are not certain
    """

    owns_weights: bool = False
    owns_trainables: bool = False
    adds_losses: bool = False
    has_regularizers: bool = False
    inherits_build: bool = False
    needs_dunder_call: bool = False
    needs_training_flag: bool = False
    acts_on_training: bool = False
    requires_training: bool = False
    stateless: bool = False
    returns_tensor: bool = False
    lacks_state_size: bool = False
    call_takes: str = ""
