# keras: 2, 3
import tensorflow as tf


class InTurn(tf.keras.layers.Layer):
    def build(self, input_shape):
        size = input_shape[-1]
        self.mean = self.add_weight(name="mean", shape=(size,), initializer="zeros")  # -> LL110
        self.var = self.add_weight(name="var", shape=(size,), trainable=False)
        super().build(input_shape)

    def call(self, x, training=None):
        if training:
            mean, var = tf.nn.moments(x, axes=[0])
            for weight, new in ((self.mean, mean), (self.var, var)):
                weight.assign(0.9 * weight + 0.1 * new)
        return (x - self.mean) / tf.sqrt(self.var)


class Zipped(tf.keras.layers.Layer):
    def build(self, input_shape):
        size = input_shape[-1]
        self.mean = self.add_weight(name="mean", shape=(size,), initializer="zeros")  # -> LL110
        self.var = self.add_weight(name="var", shape=(size,), initializer="ones")  # -> LL110
        super().build(input_shape)

    def call(self, x, training=None):
        if training:
            for weight, new in zip([self.mean, self.var], tf.nn.moments(x, axes=[0])):
                weight.assign(0.9 * weight + 0.1 * new)
        return (x - self.mean) / tf.sqrt(self.var)


class Listed(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.means = []
        for i in range(2):
            self.means.append(self.add_weight(name=f"m{i}", shape=(input_shape[-1],)))  # -> LL110
        super().build(input_shape)

    def call(self, x, training=None):
        if training:
            for mean in self.means:
                mean.assign(0.9 * mean + 0.1 * tf.reduce_mean(x, 0))
        return x - self.means[0] - self.means[1]


class ByKey(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.stats = {
            key: self.add_weight(name=key, shape=(3,), initializer="zeros")  # -> LL110
            for key in ("a", "b")
        }
        super().build(input_shape)

    def call(self, x, training=None):
        if training:
            self.stats["a"].assign(tf.reduce_mean(x, 0))
        return x - self.stats["a"] - self.stats["b"]


class Frozen(tf.keras.layers.Layer):
    def build(self, input_shape):
        names = ("mean", "var")
        self.stats = [self.add_weight(name=name, shape=(3,), trainable=False) for name in names]
        self.pair = [
            self.add_weight(name="a", shape=(3,), trainable=False),
            self.add_weight(name="b", shape=(3,)),
        ]
        super().build(input_shape)

    def call(self, x, training=None):
        if training:
            for weight, new in zip(self.stats, tf.nn.moments(x, axes=[0])):
                weight.assign(0.9 * weight + 0.1 * new)
            self.pair[0].assign(tf.reduce_mean(x, 0))
        return (x - self.stats[0]) / tf.sqrt(self.stats[1]) + self.pair[0] * self.pair[1]
