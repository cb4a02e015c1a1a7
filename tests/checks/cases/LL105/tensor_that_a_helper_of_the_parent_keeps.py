# keras: 2, 3
import tensorflow as tf


class Base(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.last = None

    def remember(self, x):
        self.last = x

    def shown(self):
        return self.last.numpy()


class Child(Base):
    def call(self, x):
        y = tf.nn.softmax(x)
        self.remember(y)  # -> LL105
        return y


class Keeps:
    def remember(self, x):
        self.last = x

    def shown(self):
        return self.last.numpy()


class Mixed(Keeps, tf.keras.layers.Layer):
    def call(self, x):
        y = tf.nn.softmax(x)
        self.remember(y)  # -> LL105
        return y


class Scales(tf.keras.layers.Layer):
    def prepare(self, input_shape):
        self.w = self.add_weight(name="w", shape=(input_shape[-1],))
        self.positive = tf.exp(self.w)


class Scaled(Scales):
    def build(self, input_shape):
        self.prepare(input_shape)  # -> LL108
        super().build(input_shape)

    def call(self, x):
        return x * self.positive


class Averages(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.mean = self.add_weight(name="mean", shape=(input_shape[-1],), trainable=False)
        super().build(input_shape)

    def update(self, x):
        self.mean = 0.9 * self.mean + 0.1 * tf.reduce_mean(x, 0)


class Averaged(Averages):
    def call(self, x, training=None):
        if training:
            self.update(x)  # -> LL107
        return x - self.mean
