# keras: 2, 3
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers


class KeptByBuild(layers.Layer):
    def __init__(self, dims=(1, 2), **kwargs):
        super().__init__(**kwargs)
        self.dims = dims
        self.unset_shape = None

    def build(self, input_shape):
        self.batch = input_shape[0]
        self.rows = input_shape[0][1]
        self.w = self.add_weight(name="w", shape=(2, 3))
        self.shape = None
        self.first = ((1,) + tuple(input_shape))[0]
        self.second = (self.dims + tuple(input_shape))[0]
        self.third = self.dims[0]
        self.fourth = input_shape[1:][0]
        self.whole = tuple(input_shape)
        self.longer = tuple(reversed(input_shape))
        self.turned = reversed(input_shape)
        self.made = self.make(input_shape)
        self.rest = input_shape[1:]
        self.text = str(input_shape)
        self.either = input_shape
        self.either = self.dims
        self.sums = sum(input_shape[1:])
        self.empty = tuple()
        self.fifth = tf.zeros((2, 3)).shape[0]
        self.sixth = self.w.shape[0]
        self.seventh = (self.shape or input_shape)[0]
        self.built = True

    def make(self, shape):
        return (1, *shape[1:])

    def call(self, x):
        y = tf.zeros((self.batch, 2))  # -> LL509
        y += tf.zeros((self.rows, 2)) + tf.zeros((self.first, 2)) + tf.zeros((self.second, 2))
        y += tf.zeros((self.third, 2)) + tf.zeros((self.fourth, 2))
        y += tf.zeros((self.fifth, 2)) + tf.zeros((self.sixth, 2)) + tf.zeros((self.seventh, 2))
        y += tf.zeros(self.whole)  # -> LL509
        y += tf.zeros(self.longer) + tf.zeros(self.turned) + tf.zeros(self.made) + tf.zeros(self.rest)
        y += tf.zeros(self.either) + tf.zeros(self.sums) + tf.zeros(self.empty) + tf.zeros(self.never_set)
        return x + y

    never_set = (1, 2)


class HandedOn(layers.Layer):
    def build(self, input_shape):
        self.shape_of_input = input_shape
        self.whole = input_shape
        self.one = self.make(input_shape)
        self.two = self.twice(input_shape, 2)
        self.three = self.part(input_shape[1:])
        self.four = self.either(input_shape)
        self.seven = self.kept(self.shape_of_input)
        self.eight = self.again(input_shape)
        self.nine = self.stars(*input_shape)
        self.built = True

    def make(self, shape):
        return tf.zeros(shape)  # -> LL509

    def twice(self, shape, n):
        return tf.zeros(shape) * tf.zeros((n, 1))  # -> LL509

    def part(self, shape):
        return tf.zeros(shape)

    def either(self, shape):
        return tf.zeros(shape)

    def unused(self, shape):
        return tf.zeros(shape)

    def kept(self, shape):
        return tf.zeros(shape)

    def again(self, shape):
        if self.built:
            return tf.zeros(shape)
        return self.again(shape)

    def stars(self, *shape):
        return tf.zeros(shape)

    def call(self, x):
        y = self.make(self.shape_of_input) + self.twice(self.shape_of_input, 2)
        return x + y + self.part((1, 2)) + self.either((1, 2)) + self.unused((1, 2)) + self.again(self.whole) + self.stars(self.whole)


class OfOutputs(layers.Layer):
    def __init__(self, inner, function, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)
        self.inner = inner
        self.function = function
        self.optimizer_like = keras.optimizers.Adam()
        self.lambda_layer = layers.Lambda(lambda x: tf.transpose(x))
        self.either = layers.Dense(3)
        self.either = inner
        self.weight = self.add_weight(name="weight", shape=(2, 3))
        self.kept = tf.zeros((2, 3))

    def call(self, x, other=None):
        y = self.dense(x)
        n = y.shape[0] + 1  # -> LL509
        n += y.get_shape()[0] + 1  # -> LL509
        n += y.get_shape().as_list()[0] + 1  # -> LL509
        n += y.shape[1] + 1
        n += y.dims[0] + 1
        n += self.inner(x).shape[0] + 1
        n += self.function(x).shape[0] + 1
        n += self.lambda_layer(x).shape[0] + 1
        n += self.either(x).shape[0] + 1
        n += self.dense(self.dense(x)).shape[0] + 1  # -> LL509
        n += self.dense(self.inner(x)).shape[0] + 1
        n += self.dense(self.weight).shape[0] + 1
        n += self.dense(tf.transpose(x)).shape[0] + 1
        n += self.kept.shape[0] + 1
        return y * n


class OfFunctions(layers.Layer):
    def call(self, x, other=None):
        k = keras.backend.int_shape(x)[0] + 1  # -> LL509
        k += tf.zeros((keras.backend.count_params(x), 2))
        k += tf.exp(x).shape[0] + 1  # -> LL509
        k += tf.reduce_sum(x).shape[0] + 1
        k += exp(x).shape[0] + 1
        k += reshape(x, (-1, 2)).shape[0] + 1
        k += (x + 1.0).shape[0] + 1  # -> LL509
        k += (x + tf.zeros((2, 3))).shape[0] + 1
        k += (tf.ones((2, 3)) * 2.0).shape[0] + 1
        k += tf.reshape(x, (-1, 2)).shape[0] + 1  # -> LL509
        k += tf.reshape(x, shape=(-1, 2)).shape[0] + 1  # -> LL509
        k += tf.reshape(x, (-1,) + x.shape[2:]).shape[0] + 1  # -> LL509
        k += tf.reshape(x, (2, -1)).shape[0] + 1
        k += tf.reshape(x, (2,) + (-1,)).shape[0] + 1
        k += tf.reshape(x, SHAPE).shape[0] + 1
        k += tf.reshape(x).shape[0] + 1
        k += tf.reshape(tensor=x, shape=(-1, 2)).shape[0] + 1
        k += tf.reshape(x, tf.stack([-1, 2])).shape[0] + 1
        k += x["a"].shape[0] + 1  # -> LL509
        k += x[0].shape[0] + 1
        k += x["a", "b"].shape[0] + 1
        k += x["a"]["b"].shape[0] + 1
        k += x["a"][0].shape[0] + 1
        k += tf.exp(x)["a"].shape[0] + 1
        k += tf.zeros(x.shape[1:])
        k += tf.zeros(x.shape[:1]) + tf.zeros(x.shape[0:1])  # -> LL509
        k += tf.zeros([2] + list(x.shape))  # -> LL509
        k += tf.zeros([2] + list(x.shape[1:]))
        k += tf.zeros(list(x.shape[1:]) + [2])
        k += tf.zeros(tf.TensorShape(x.shape))  # -> LL509
        k += tf.zeros(tf.TensorShape([2, 3]))
        k += tf.zeros(other.shape) + tf.zeros(SHAPE[0])
        return k


def exp(x):
    return tf.transpose(x)


def reshape(x, shape):
    return tf.zeros(shape)


SHAPE = (1, 2)
