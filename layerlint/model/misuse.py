"""Mistakes with objects of Keras that the text alone shows, outside layer classes."""

from __future__ import annotations

from enum import StrEnum

from layerlint.model.fact import fact
from layerlint.text import Span


class MisuseKind(StrEnum):
    LAYER_AS_TENSOR = "layer as tensor"
    """`Flatten()(conv)`, where `conv = Conv2D(4, 3)`."""
    TENSOR_AS_ARGUMENT = "tensor as argument"
    """`Flatten(x)`, where `x = Input((3,))`."""
    LAMBDA_WITH_STATE = "lambda with state"
    """`Lambda(lambda x: dense(x))`"""
    LAMBDA_OF_NOTHING = "lambda of nothing"
    """The function of a `Lambda` returns nothing."""
    OLD_ARGUMENT = "old argument"
    """`Model(input=x, output=y)`"""
    CALL_OF_OBJECT = "call of object"
    """A constraint, regularizer, initializer or schedule with `call` in place of `__call__`."""
    INIT_OF_OBJECT = "init of object"
    """`def init(self, rate)` of such an object, in place of `__init__`."""
    INITIALIZER_WITHOUT_DTYPE = "initializer without dtype"
    """`Dense(3, kernel_initializer=small)`, where `def small(shape)`."""
    CONFIG_MISSING = "config missing"
    """An object that is saved with models, and whose configuration lacks an argument that it must have."""
    CONFIG_DEFAULT = "config default"
    """The configuration of such an object lacks an argument that has a default."""
    CONFIG_KEY = "config key"
    """The configuration of such an object holds a key that its constructor does not take."""
    FILE_FORMAT = "file format"
    """`model.save_weights("a.h5")`; `instead` has the ends of names that Keras 3 takes."""
    OLD_OPTIMIZER = "old optimizer"
    """An optimizer whose step is a method that Keras 3 never calls: `_resource_apply_dense`."""
    TENSOR_OF_LOSS = "tensor of loss"
    """A loss uses a symbolic tensor; `instead` is what the module imports Keras from: "keras" or "tensorflow"."""
    IDENTIFIER = "identifier"
    """A text for something of Keras: `activation="Relu"`; `name` is the text, `instead` the area of Keras.
    `saved` where the file registers objects of its own."""
    CONFIG_OF_PARENT = "config of parent"
    """The configuration of a loss or metric holds `name`, which its own constructor does not take."""
    VALIDATION_DATA = "validation data"
    """`self.validation_data` of a callback."""
    MEMBER_OF_MODEL = "member of model"
    """`self.predict(x)` of a callback."""
    STOP_OF_CALLBACK = "stop of callback"
    """`self.stop_training = True` of a callback."""
    MODEL_OF_CALLBACK = "model of callback"
    """`self.model = model` of a callback."""
    NO_SUPER_INIT = "no super init"
    """The `__init__` of a loss, metric or optimizer never calls that of its parent; `instead` is the parent."""
    TRAINABLE_IN_FIT = "trainable in fit"
    """`self.model.layers[0].trainable = True` of a callback, after the step is traced."""
    METRIC_KEY = "metric key"
    """`logs["acc"]`, where the models are compiled with `accuracy`. `saved` where the file imports TensorFlow."""
    FUNCTION_OF_COMPILE = "function of compile"
    """A loss or metric that does not take two arguments; `instead` is "loss" or "metric"."""
    REDUCTION = "reduction"
    """The `reduction` of a loss: `name` is the loss, `instead` the text; "None" for None."""
    INTEGER_SHAPE = "integer shape"
    """`Input(5)`; `name` is what is called, `instead` the number. `saved` where no parentheses stand around it."""
    ARGUMENT_OF_BASE = "argument of base"
    """`super().__init__(name)` of a loss or metric: `name` is the base, `instead` the argument that is meant.
    `saved` where it is the only one by position."""
    SLASH_IN_NAME = "slash in name"
    """`Dense(3, name="a/b")`; `name` is what is called."""
    MISSING_INPUT = "missing input"
    """`Model(a, outputs)`, where the outputs depend on `name` too."""
    SCHEDULE_OF_CALLBACK = "schedule of callback"
    """`LearningRateScheduler(name)`, where that is a schedule for optimizers."""
    TENSOR_RATE = "tensor rate"
    """The function of a `LearningRateScheduler` returns a tensor; `instead` is its text, if it stands in one line."""


@fact
class Misuse:
    """One mistake: `name` is what it is about, as the code has it, `instead` what to write, where that is one word."""

    kind: MisuseKind
    span: Span
    name: str
    instead: str = ""
    inside: str = ""
    saved: bool = False
    """Whether the file saves or loads whole models, where that matters."""
