# keras: 2
import tensorflow as tf
from elsewhere import arguments, make_name
from tensorflow.keras import layers


class Groups(layers.Layer):
    def __init__(self, prefix, **kwargs):
        super().__init__(**kwargs)
        self.a = tf.Variable(1.0, name="a")
        self.b = tf.Variable(1.0)
        tf.Variable(1.0)

    def build(self, input_shape):
        self.c = self.add_weight(shape=(3,))
        self.d = self.add_weight("d", (3,))
        self.e = self.add_weight(name=make_name(), shape=(3,))
        self.f = self.add_weight(name=make_name(), shape=(3,))
        self.g = self.add_weight(name="g", shape=(3,))
        self.h = self.add_weight(**arguments)
        with tf.name_scope("other"):
            self.i = self.add_weight(name="g", shape=(3,))
        super().build(input_shape)

    def call(self, x):
        return x


class Twice(layers.Layer):
    def build(self, input_shape):
        self.a = tf.Variable(1.0)
        self.b = tf.Variable(1.0)
        self.c = self.add_weight(name="c", shape=(3,))
        self.d = self.add_weight(name="c", shape=(3,))
        self.e = [self.add_weight(name="e", shape=(3,)) for _ in range(3)]
        super().build(input_shape)

    def call(self, x):
        return x
