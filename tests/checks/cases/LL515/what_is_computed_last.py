# keras: 2, 3
import tensorflow as tf
from tensorflow.keras import layers


class Lost(layers.Layer):
    def call(self, x):
        y = tf.square(x)
        z = tf.exp(y)  # -> LL515
        return y


class LostSum(layers.Layer):
    def call(self, x):
        y = tf.square(x)
        z = y + 1.0  # -> LL515
        return y


class LostCall(layers.Layer):
    def call(self, x):
        y = tf.square(x)
        tf.exp(y)  # -> LL515
        return y


class OfOthers(layers.Layer):
    def call(self, x):
        y = tf.square(x)
        z = tf.exp(x)
        return y


class SumOfOthers(layers.Layer):
    def call(self, x):
        y = tf.square(x)
        z = x + 1.0
        return y


class Shapes(layers.Layer):
    def call(self, x):
        y = tf.square(x)
        n = y.shape[0]
        return y


class Prints(layers.Layer):
    def call(self, x):
        y = tf.square(x)
        tf.print(y)
        return y


class Numbers(layers.Layer):
    def call(self, x, n=3):
        y = n
        m = y * 2
        return y


class InABranch(layers.Layer):
    def call(self, x):
        y = tf.square(x)
        if x is not None:
            z = tf.exp(y)
        return y


class Inside(layers.Layer):
    def call(self, x):
        y = tf.square(x)

        def later():
            z = tf.exp(y)

        return y


class ReturnsInABranch(layers.Layer):
    def call(self, x):  # -> LL502
        y = tf.square(x)
        z = tf.exp(y)
        if x is None:
            return y


class Abstract(layers.Layer):
    def call(self, x):
        raise NotImplementedError


class Generates(layers.Layer):
    def call(self, x):
        y = tf.square(x)
        z = tf.exp(y)
        yield z
        return y


class Nested(layers.Layer):
    def call(self, x):
        def run(a):
            return a

        y = tf.square(x)
        z = tf.exp(y)  # -> LL515
        return y


class Pair(layers.Layer):
    def call(self, x):
        y = (x, x)
        z = tf.stack(y)
        return y


class Used(layers.Layer):
    def call(self, x):
        y = tf.square(x)
        self.add_loss(tf.reduce_sum(y))
        return y


class Compares(layers.Layer):
    def call(self, x):
        y = tf.square(x)
        z = y > 1.0
        return y
