# keras: 2
import tensorflow as tf
from tensorflow.keras import backend as K
from tensorflow.keras import layers


class Once(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.v = None
        self.w = None

    def call(self, x):
        if self.v is None:
            self.v = tf.Variable(1.0)  # -> LL103
        if self.w is None:
            with tf.init_scope():
                self.w = tf.Variable(1.0)
        with tf.init_scope():
            u = tf.Variable(1.0)  # -> LL102
        if not self.built:
            t = tf.Variable(1.0)  # -> LL101
            x = x * t
        return x * self.v * self.w * u


class BuiltTwice(layers.Layer):
    """`build` makes it too, and a call by hand comes before."""

    def build(self, input_shape):
        self.v = self.add_weight(name="v", shape=(3,))
        super().build(input_shape)

    def call(self, x):
        if not self.built:
            self.v = self.add_weight(name="v", shape=(3,))
        with tf.init_scope():
            if not self.built:
                self.u = tf.Variable(1.0)
        return x * self.v


class Base(layers.Layer):
    def scale(self):
        return self.add_weight(name="scale", shape=(3,))


class Inherited(Base):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.v = None

    def call(self, x):
        if self.v is None:
            self.v = self.scale()
        if not self.built:
            self.u = self.scale()
        with tf.init_scope():
            self.w = self.scale()
        return x * self.scale()  # -> LL101


class Shapes(layers.Layer):
    def call(self, x):
        a = K.zeros((2, 3)) + K.ones(x.shape[1:]) + K.zeros((2, x.shape[-1] + 1))  # -> LL101
        b = K.zeros((2, tf.shape(x)[-1]))  # -> LL101
        c = K.ones([tf.shape(x)[-1] * 2])  # -> LL101
        d = K.zeros(shape=tf.shape(x))  # -> LL101
        try:
            e = K.zeros(tf.shape(x))
        except ValueError:
            e = tf.zeros(tf.shape(x))
        return a + b + c + d + e + tf.zeros(tf.shape(x))
