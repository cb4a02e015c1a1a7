# keras: 3
"""A branch is judged for the Keras that it is for: what stands below a test of Keras 2 is right there."""
import keras
import tensorflow as tf
from packaging.version import Version


class Plain(keras.layers.Layer):
    def build(self, input_shape):
        if keras.__version__ < "3":
            self.scale = tf.Variable(1.0)
        else:
            self.scale = tf.Variable(1.0)  # -> LL104
        super().build(input_shape)

    def call(self, x):
        return x * self.scale


class Parsed(keras.layers.Layer):
    def build(self, input_shape):
        if Version(tf.__version__) >= Version("2.16"):
            self.scale = tf.Variable(1.0)  # -> LL104
        elif not keras.__version__.startswith("3"):
            self.scale = tf.Variable(2.0)
        super().build(input_shape)

    def call(self, x):
        return x * self.scale


class Numbers(keras.layers.Layer):
    def build(self, input_shape):
        if int(keras.__version__.split(".")[0]) < 3 or not hasattr(keras, "ops"):
            self.scale = tf.Variable(1.0)
        super().build(input_shape)

    def call(self, x):
        return x * 2


class Unknown(keras.layers.Layer):
    def build(self, input_shape):
        if keras.__version__ < OLDEST_VERSION:
            self.scale = tf.Variable(1.0)
        super().build(input_shape)

    def call(self, x):
        return x * 2


OLDEST_VERSION = "3.0"

if keras.__version__ < "3":

    class Old(keras.layers.Layer):
        def build(self, input_shape):
            self.scale = tf.Variable(1.0)
            super().build(input_shape)

        def call(self, x):
            return x * self.scale
else:

    class New(keras.layers.Layer):
        def build(self, input_shape):
            self.scale = tf.Variable(1.0)  # -> LL104
            super().build(input_shape)

        def call(self, x):
            return x * self.scale
