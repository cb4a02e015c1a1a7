# keras: 2, 3
import keras


def zeros(shape):
    return keras.initializers.Zeros()(shape)


def ones(shape, dtype=None):
    return keras.initializers.Ones()(shape, dtype=dtype)


class Bad(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(3, kernel_initializer=zeros)  # -> LL622

    def build(self, input_shape):
        self.bias = self.add_weight(name="bias", shape=(3,), initializer=zeros)  # -> LL622
        self.dense.build(input_shape)
        super().build(input_shape)

    def call(self, inputs):
        return self.dense(inputs) + self.bias


class Good(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(3, kernel_initializer=ones)

    def build(self, input_shape):
        self.bias = self.add_weight(name="bias", shape=(3,), initializer=ones)
        self.dense.build(input_shape)
        super().build(input_shape)

    def call(self, inputs):
        return self.dense(inputs) + self.bias
