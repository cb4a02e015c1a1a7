"""What values are, how they are written, and whose members they name."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What a value is. `UNKNOWN` is every value that was not resolved."""

    WEIGHT = "weight"
    """Made by `add_weight` (or `add_variable`) of a layer."""
    VARIABLE = "variable"
    """`tf.Variable(...)` or `keras.Variable(...)`: see `Value.name`."""
    SUBLAYER = "sublayer"
    """An instance of a Keras layer or model class."""
    METRIC = "metric"
    OPTIMIZER = "optimizer"
    LOSS = "loss"
    INITIALIZER = "initializer"
    REGULARIZER = "regularizer"
    CONSTRAINT = "constraint"
    SEED_GENERATOR = "seed generator"
    TF_MODULE = "tf.Module"
    """An instance of a `tf.Module` subclass that is no Keras layer."""
    TENSOR = "tensor"
    """Certainly a tensor whose value is only known when the layer runs."""
    INPUT = "input"
    """An argument of `call`: a tensor, or a list, tuple or dict of tensors."""
    CONSTANT_TENSOR = "constant tensor"
    """A tensor made from plain values alone, such as `tf.constant([1.0])`."""
    KERAS_TENSOR = "keras tensor"
    """`keras.Input(...)` and what is computed from it outside `call`."""
    SHAPE = "shape"
    """The static shape of a tensor or the `input_shape` of `build`."""
    DIM = "dim"
    """One entry of a static shape: `Value.index` says which, when known."""
    DTYPE = "dtype"
    NUMPY = "numpy"
    PLAIN = "plain"
    """A Python number, string or boolean, or arithmetic of such values."""
    NONE = "none"
    CONTAINER = "container"
    """A list, tuple, dict, set or comprehension: see `Value.form` and `Value.items`."""
    FUNCTION = "function"
    """A lambda, a nested function, `functools.partial` or a bound method."""
    CLASS = "class"
    """A class itself, not an instance."""
    CONFIG = "config"
    """A configuration dict on its way through `get_config`: `Value.config` has its keys."""
    OBJECT = "object"
    """An instance of a known class that is nothing of the above."""
    PARAMETER = "parameter"
    """A method's argument of which nothing else is known."""
    SUPER = "super"
    SELF = "self"
    MODULE = "module"
    UNKNOWN = "unknown"


STATE = frozenset({Kind.WEIGHT, Kind.VARIABLE})


TENSORS = frozenset({Kind.TENSOR, Kind.INPUT})


class Form(StrEnum):
    """How a value is written."""

    CALL = "call"
    NAME = "name"
    """A local, global or imported name: `Value.name` is its qualified name where one is known."""
    ATTRIBUTE = "attribute"
    """`<operand>.name`; for attributes of `self`, `Value.path` is the attribute path."""
    SUBSCRIPT = "subscript"
    LITERAL = "literal"
    """`Value.constant` holds it."""
    LIST = "list"
    TUPLE = "tuple"
    DICT = "dict"
    SET = "set"
    COMPREHENSION = "comprehension"
    """A list, set, dict or generator comprehension: `items[0]` is one element (dict: its value)."""
    REPEAT = "repeat"
    """`[x] * n`: `items` are the repeated elements."""
    OPERATION = "operation"
    """A unary, binary or boolean operation: `Value.name` is the operator, `items` its operands."""
    COMPARISON = "comparison"
    """`Value.name` is the (first) operator, `items` its operands."""
    CHOICE = "choice"
    """`a if test else b`, `a or b`: `items` are the alternatives."""
    LAMBDA = "lambda"
    STRING = "string"
    """An f-string, or `"%s" % x`: `keys` has the text around what is put into it."""
    AWAIT = "await"
    OTHER = "other"


class Owner(StrEnum):
    """What the named or called thing is a member of."""

    NONE = "none"
    """Nobody: a name of its own, `Value.name` (`keras.layers.Dense`, a local function, an operator)."""
    SELF = "self"
    """`self.member`"""
    SUPER = "super"
    """`super().member`, `Parent.member(self, ...)`"""
    VALUE = "value"
    """`x.member`, where `Value.receiver` is `x`"""
    INSTANCE = "instance"
    """`x(...)`: an object that is called itself, `Value.receiver`; there is no member."""
