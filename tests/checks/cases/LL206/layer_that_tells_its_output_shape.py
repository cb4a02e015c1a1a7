# keras: 3
import keras


class Told(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(3)  # -> LL206

    def build(self, input_shape):
        super().build(input_shape)

    def call(self, inputs):
        return self.dense(inputs)

    def compute_output_shape(self, input_shape):
        return (*input_shape[:-1], 3)


class Traced(keras.layers.Layer):
    """Keras runs `call` to learn the shape, which builds what is inside."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(3)

    def build(self, input_shape):
        super().build(input_shape)

    def call(self, inputs):
        return self.dense(inputs)


class Built(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(3)

    def build(self, input_shape):
        self.dense.build(input_shape)
        super().build(input_shape)

    def call(self, inputs):
        return self.dense(inputs)

    def compute_output_shape(self, input_shape):
        return (*input_shape[:-1], 3)


class BuiltAsLocal(keras.layers.Layer):
    """The local name is built, and the attribute is the same layer."""

    def build(self, input_shape):
        dense = keras.layers.Dense(3)
        dense.build(input_shape)
        self.dense = dense
        self.built = True

    def call(self, inputs):
        return self.dense(inputs)

    def compute_output_shape(self, input_shape):
        return (*input_shape[:-1], 3)
