# keras: 2, 3
import typing
from typing import overload

import tensorflow as tf


class Scale(tf.keras.layers.Layer):
    @overload
    def __init__(self, factor: int, **kwargs): ...

    @typing.overload
    def __init__(self, factor: str, **kwargs): ...

    def __init__(self, factor, **kwargs):
        super().__init__(**kwargs)
        self.factor = float(factor)

    def call(self, inputs):
        return inputs * self.factor

    def get_config(self):
        return {**super().get_config(), "factor": self.factor}


class Shift(tf.keras.layers.Layer):
    @overload
    def __init__(self, by: int): ...

    @overload
    def __init__(self, by: str): ...

    def __init__(self, by):  # -> LL301
        self.by = float(by)

    def call(self, inputs):
        return inputs + self.by
