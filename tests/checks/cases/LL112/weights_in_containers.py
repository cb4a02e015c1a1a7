# keras: 2, 3
import tensorflow as tf


class Lists(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(input_shape[-1], 3))
        self.biases = [self.add_weight(name=f"b{i}", shape=(3,)) for i in range(2)]  # -> LL112
        self.used = [self.add_weight(name=f"u{i}", shape=(3,)) for i in range(2)]
        self.old = {"a": self.add_weight(name="a", shape=(3,), trainable=False)}
        super().build(input_shape)

    def call(self, x):
        return x @ self.w + self.used[0] + self.used[1]
