# keras: 2, 3
import tensorflow as tf


class Listed(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.means = [self.add_weight(name=f"m{i}", shape=(3,), trainable=False) for i in range(2)]
        super().build(input_shape)

    def call(self, x, training=None):
        for mean in self.means:
            mean.assign(0.9 * mean + 0.1 * tf.reduce_mean(x, 0))  # -> LL120
        return x - self.means[0] - self.means[1]


class InTraining(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.means = [self.add_weight(name=f"m{i}", shape=(3,), trainable=False) for i in range(2)]
        super().build(input_shape)

    def call(self, x, training=None):
        if training:
            for mean in self.means:
                mean.assign(0.9 * mean + 0.1 * tf.reduce_mean(x, 0))
        return x - self.means[0] - self.means[1]
