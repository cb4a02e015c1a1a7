# keras: 2, 3
import tensorflow as tf


class Split(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(input_shape[-1], 6))
        self.wq, self.wk = tf.split(self.w, 2, axis=-1)  # -> LL108

    def call(self, inputs):
        return (inputs @ self.wq) * (inputs @ self.wk)


class SplitLocal(tf.keras.layers.Layer):
    def build(self, input_shape):
        w = self.add_weight(name="w", shape=(input_shape[-1], 6))
        first, second = tf.split(w, 2, axis=-1)
        self.first = first  # -> LL108
        self.second = second  # -> LL108

    def call(self, inputs):
        return (inputs @ self.first) * (inputs @ self.second)


class Positive(tf.keras.layers.Layer):
    def __init__(self, positive=True, **kwargs):
        super().__init__(**kwargs)
        self.positive = positive

    def build(self, input_shape):
        kernel = self.add_weight(name="kernel", shape=(input_shape[-1], 3))
        if self.positive:
            kernel = tf.nn.relu(kernel)
        self.kernel = kernel  # -> LL108

    def call(self, inputs):
        return inputs @ self.kernel


class Listed(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.scales = []
        for i in range(2):
            w = self.add_weight(name=f"w{i}", shape=(input_shape[-1],))
            self.scales.append(tf.exp(w))  # -> LL108

    def call(self, inputs):
        return inputs * self.scales[0] * self.scales[1]


class InCall(tf.keras.layers.Layer):
    """Here the parts are taken where the weight is used."""

    def __init__(self, positive=True, **kwargs):
        super().__init__(**kwargs)
        self.positive = positive
        self.kernels = []

    def build(self, input_shape):
        kernel = self.add_weight(name="kernel", shape=(input_shape[-1], 6))
        self.kernels.append(kernel)
        super().build(input_shape)

    def call(self, inputs):
        first, second = tf.split(self.kernels[0], 2, axis=-1)
        if self.positive:
            first = tf.nn.relu(first)
        return (inputs @ first) * (inputs @ second)
