# keras: 2, 3
import tensorflow as tf
from elsewhere import debug, show


class Eager(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.compile(run_eagerly=True)

    def call(self, x):
        print(x)
        return x * 2.0


class Printed(tf.keras.layers.Layer):
    def call(self, x, training=None):
        y = tf.reduce_sum(x)
        show(y)
        print("format".format(x.shape), "{}".format(x.dtype), f"no values", "text", debug.format(y))
        print("values: {}, {}".format(1, y))  # -> LL512
        print(x)  # -> LL512
        if not tf.executing_eagerly():
            print("traced", y)
        if training:
            print(y)  # -> LL512

        def inner(z):
            print(x)
            return z

        return tf.py_function(inner, [x], tf.float32)  # -> LL527


class Stepped(tf.keras.Model):
    def train_step(self, data):
        loss = tf.reduce_mean(data)
        print(loss)  # -> LL512
        print(sep=loss)
        return {"mean": loss}
