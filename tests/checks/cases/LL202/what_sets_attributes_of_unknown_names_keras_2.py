# keras: 2
import keras
from elsewhere import configure, wrapped
from tensorflow import keras as tf_keras


class Plain(keras.layers.Layer):
    def compute_output_shape(self, input_shape):
        return (*input_shape[:-1], self.units)

    def call(self, x):
        return x * self.scale  # -> LL202


class Wrapped(keras.layers.Layer):
    @wrapped
    def compute_output_shape(self, input_shape):
        return (*input_shape[:-1], self.units)

    def call(self, x):
        return x


class ByInner(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)

        def install(self):
            self.scale = 3

        self.install = install

    def call(self, x):
        return x * self.scale


class ByName(keras.layers.Layer):
    def __init__(self, names, **kwargs):
        super().__init__(**kwargs)
        for name in names:
            setattr(self, name, 3)

    def call(self, x):
        return x * self.scale


class ByPattern(keras.layers.Layer):
    def __init__(self, count, **kwargs):
        super().__init__(**kwargs)
        for i in range(count):
            setattr(self, f"dense_{i}", keras.layers.Dense(3))

    def call(self, x):
        return self.other_0(self.dense_0(x))  # -> LL202


class HandsOver(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        configure(self)

    def call(self, x):
        return x * self.scale


class HandsOverToKeras(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.wrapper = keras.layers.TimeDistributed(self)
        self.parent = super().__new__(self)
        print(self)

    def call(self, x):
        return x * self.scale


class OfUnknown(keras.layers.UnknownLayer):
    def call(self, x):
        return x * self.scale


class Empty:
    def call(self, x):
        return x * self.scale


class OfModel(tf_keras.Model):
    def call(self, x):
        return x * self.scale  # -> LL202
