# keras: 2
import tensorflow as tf
from tensorflow.keras import layers


class Sum(layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(input_shape[-1], 3))
        self.ws = [self.add_weight(name=f"w{i}", shape=(3,)) for i in range(3)]
        self.built = True

    def call(self, x):
        w = self.w
        if self.trainable:
            w -= tf.reduce_logsumexp(w, axis=0)  # -> LL107
        b = self.ws[0]
        b *= 2.0  # -> LL107
        for c in self.ws:
            c += b  # -> LL107
        return x @ w


class Right(layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(input_shape[-1], 3))
        self.built = True

    def call(self, x):
        w = self.w
        w = w - tf.reduce_logsumexp(w, axis=0)
        w -= 1.0
        v = tf.identity(self.w)
        v += 1.0
        u = self.w if self.trainable else x
        u //= 2.0
        t = self.w
        t @= tf.ones((3, 3))
        y = x @ w
        y += 1.0
        return y + v


class Count(tf.keras.metrics.Metric):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.total = self.add_weight(name="total", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        total = self.total
        total += tf.reduce_sum(y_pred)  # -> LL107

    def result(self):
        return self.total
