# keras: 3
import keras


class Scaled(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.scale = None

    def call(self, x):
        if self.scale is None:
            self.scale = self.add_weight(shape=(), initializer="ones")  # -> LL103
        return self.scale * x


class BuiltAndScaled(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(4)
        self.scale = None

    def build(self, input_shape):
        self.dense.build(input_shape)

    def call(self, x):
        if self.scale is None:
            self.scale = self.add_weight(shape=(), initializer="ones")  # -> LL103
        return self.scale * self.dense(x)
