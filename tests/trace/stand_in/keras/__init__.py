"""The names of Keras 3 that the worker looks up before it runs code of the user's."""

import types
from typing import Any

__version__ = "3.15.1"


class Layer:
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        pass

    def __call__(self, *args: Any, **kwargs: Any) -> None:
        pass

    def add_weight(self, *args: Any, **kwargs: Any) -> None:
        pass

    def add_loss(self, *args: Any, **kwargs: Any) -> None:
        pass


class Model(Layer):
    pass


class Sequential(Model):
    pass


class Variable:
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        pass


layers = types.SimpleNamespace(Layer=Layer)
metrics = types.SimpleNamespace(Metric=type("Metric", (), {}))
optimizers = types.SimpleNamespace(Optimizer=type("Optimizer", (), {}))
utils = types.SimpleNamespace(set_random_seed=lambda seed: None)
