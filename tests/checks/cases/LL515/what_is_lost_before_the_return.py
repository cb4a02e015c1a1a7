# keras: 2, 3
import tensorflow as tf
from elsewhere import own
from tensorflow.keras import layers


class Later(layers.Layer):
    def call(self, x):
        y = tf.nn.relu(x)
        x = tf.nn.relu(x)
        return x


class Same(layers.Layer):
    def call(self, x):
        x = tf.nn.relu(x)
        return x


class OfOwn(layers.Layer):
    def call(self, x):
        y = own(x)
        return x


class OfResult(layers.Layer):
    def call(self, x):
        z = own(x)
        y = tf.nn.relu(z)  # -> LL515
        return z


class OfAttribute(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.scale = given

    def call(self, x):
        y = tf.nn.relu(self.scale)
        return x


class Literal(layers.Layer):
    def call(self, x):
        z = tf.nn.relu(x)  # -> LL515
        y = 3
        return x


class Number(layers.Layer):
    def call(self, x):
        y = tf.nn.relu(x)
        n = 3
        return own(x, y)


class ReadLater(layers.Layer):
    def call(self, x):
        y = tf.nn.relu(x)
        print(y)
        return x


class InBranch(layers.Layer):
    def call(self, x):
        if self.trainable:
            y = tf.nn.relu(x)
        return x


class InFunction(layers.Layer):
    def call(self, x):
        def inner():
            return tf.nn.relu(x)

        z = tf.nn.relu(x)
        return z, inner


class TwoReturns(layers.Layer):
    def call(self, x):
        y = tf.nn.relu(x)
        if self.trainable:
            return y
        return x


class OnlyInBranch(layers.Layer):
    def call(self, x):  # -> LL502
        y = tf.nn.relu(x)
        if self.trainable:
            return x


class Nothing(layers.Layer):
    def call(self, x):  # -> LL502
        y = tf.nn.relu(x)
        return


class Pair(layers.Layer):
    def call(self, x):
        y = tf.nn.relu(x)
        return (x,)


class Expression(layers.Layer):
    def call(self, x):
        y = tf.nn.relu(x)
        return x * 2.0


class Generated(layers.Layer):
    def call(self, x):
        yield x
        y = tf.nn.relu(x)
        return x


class Discarded(layers.Layer):
    def call(self, x):
        tf.nn.relu(x)  # -> LL515
        return x


class DiscardedOwn(layers.Layer):
    def call(self, x):
        own(x)
        return x


class UsedCall(layers.Layer):
    def call(self, x):
        own(tf.nn.relu(x))
        return x


class Operation(layers.Layer):
    def call(self, x):
        y = x * 2.0  # -> LL515
        return x


class Comparison(layers.Layer):
    def call(self, x):
        y = own(x) * 2.0
        return x


class Helper(layers.Layer):
    def call(self, x):
        self.helper(x)  # -> LL515
        return x

    def helper(self, x):
        return tf.nn.relu(x)


class Backend(layers.Layer):
    def call(self, x):
        y = tf.keras.backend.relu(x)  # -> LL515
        return x


class Steps(layers.Layer):
    def call(self, x):
        y = tf.nn.relu(x)
        z = tf.nn.relu(y)  # -> LL515
        return x


class StepsOfOwn(layers.Layer):
    def call(self, x):
        y = tf.nn.relu(x)
        z = own(y)
        return x


class StepsOfLocal(layers.Layer):
    def call(self, x):
        w = own(x)
        y = tf.nn.relu(w)
        z = tf.nn.relu(y)
        return w


class StepsOfOther(layers.Layer):
    def call(self, x, other):
        y = tf.nn.relu(x)
        z = tf.nn.relu(other)
        return x


class Shape(layers.Layer):
    def call(self, x):
        y = tf.shape(x)
        return x


class Ensured(layers.Layer):
    def call(self, x):
        y = tf.ensure_shape(x, (None, 3))
        return x


class Branch(layers.Layer):
    def call(self, x):
        z = tf.nn.relu(x)
        y = tf.cond(own(), lambda: tf.exp(z), lambda: z)  # -> LL515
        return z


class BranchOfOwn(layers.Layer):
    def call(self, x):
        z = tf.nn.relu(x)
        y = tf.cond(own(), lambda: own(z), lambda: z)
        return z


class OwnBranch(layers.Layer):
    def call(self, x):
        z = tf.nn.relu(x)
        y = own.cond(own(), lambda: tf.exp(z), lambda: z)
        return z
