# keras: 2, 3
import tensorflow as tf


class Each(tf.keras.layers.Layer):
    def build(self, input_shape):
        for i in range(2):
            scale = self.add_weight(name=f"scale{i}", shape=(3,), initializer="ones")
            self.scale = scale  # -> LL111

    def call(self, inputs):
        return inputs * self.scale


class Before(tf.keras.layers.Layer):
    """All turns set the same weight."""

    def build(self, input_shape):
        scale = self.add_weight(name="scale", shape=(3,), initializer="ones")
        for _ in range(2):
            self.scale = scale

    def call(self, inputs):
        return inputs * self.scale
