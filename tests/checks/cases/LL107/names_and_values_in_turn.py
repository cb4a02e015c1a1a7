# keras: 2, 3
import tensorflow as tf


class Moments(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.mean = self.add_weight(name="mean", shape=(3,), trainable=False)
        self.var = self.add_weight(name="var", shape=(3,), trainable=False)
        super().build(input_shape)

    def call(self, x, training=None):
        if training:
            for name, value in zip(("mean", "var"), tf.nn.moments(x, [0])):
                setattr(self, name, 0.9 * getattr(self, name) + 0.1 * value)  # -> LL107
        return (x - self.mean) / tf.sqrt(self.var)


class Updated(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.mean = self.add_weight(name="mean", shape=(3,), trainable=False)
        self.var = self.add_weight(name="var", shape=(3,), trainable=False)
        super().build(input_shape)

    def call(self, x, training=None):
        if training:
            for name, value in zip(("mean", "var"), tf.nn.moments(x, [0])):
                getattr(self, name).assign(0.9 * getattr(self, name) + 0.1 * value)
        return (x - self.mean) / tf.sqrt(self.var)
