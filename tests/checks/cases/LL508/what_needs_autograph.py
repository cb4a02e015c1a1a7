# keras: 3
import numpy as np
import tensorflow as tf
from elsewhere import scaled, wrapped
from tensorflow import keras


class InSight(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(3)

    @tf.function  # -> LL508
    def call(self, inputs):
        with tf.name_scope("outputs"):
            outputs = self._doubled(self.dense(inputs))
        self.add_loss(tf.reduce_sum(abs(outputs)))
        return outputs + np.sqrt(2.0)

    def _doubled(self, inputs):
        return inputs * 2.0


class Branches(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(3)

    @tf.function  # -> LL508
    def call(self, inputs):
        if tf.reduce_sum(inputs) > 0.0:
            return self.dense(inputs)
        return inputs


class Tries(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(3)

    @tf.function  # -> LL508
    def call(self, inputs):
        try:
            return self.dense(inputs)
        except ValueError:
            return inputs


class RunsAFunction(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(3)

    @tf.function  # -> LL508
    def call(self, inputs):
        return scaled(self.dense(inputs))


class RunsAPart(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(3)

    @tf.function  # -> LL508
    def call(self, inputs):
        return self.dense.activation(inputs)


class RunsWhatIsGiven(keras.layers.Layer):
    def __init__(self, given, **kwargs):
        super().__init__(**kwargs)
        self.given = given

    @tf.function  # -> LL508
    def call(self, inputs):
        return self.given(inputs)


class Plain(keras.layers.Layer):
    def call(self, inputs):
        return inputs * 2.0


class OfPlain(Plain):
    @tf.function  # -> LL508
    def call(self, inputs):
        return super().call(inputs)


class WrappedOtherwise(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(3)
        self.call = wrapped(self.call)

    def call(self, inputs):
        return self.dense(inputs)


class WrappedPlain(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.call = tf.function(self.call)

    def call(self, inputs):
        return inputs * 2.0
