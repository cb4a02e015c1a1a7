# keras: 3
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers


def pair(x):
    return x, x


class Pair(layers.Layer):
    def call(self, x):
        return x, x


class Single(layers.Layer):
    def call(self, x):
        return x - 1.0


class ReturnsOne(keras.Model):
    def call(self, x, training=None):
        return x - 1.0

    def train_step(self, data):
        for row in self(data, training=True):  # -> LL503
            print(row)
        return {}


class ReturnsTwo(keras.Model):
    def call(self, x, training=None):
        return x - 1.0, x + 1.0

    def train_step(self, data):
        for row in self(data, training=True):
            print(row)
        return {}


class ReturnsOneOrTwo(keras.Model):
    def call(self, x, training=None):
        if training:
            return x - 1.0
        return x - 1.0, x + 1.0

    def train_step(self, data):
        for row in self(data, training=True):
            print(row)
        return {}


class HasAnInnerFunction(keras.Model):
    def call(self, x, training=None):
        def both(y):
            return y, y

        return tf.add(*both(x))

    def train_step(self, data):
        for row in self(data, training=True):  # -> LL503
            print(row)
        return {}


class CallsItself(keras.Model):
    def call(self, x, training=None):
        if training:
            return self(x, training=False)
        return x - 1.0

    def train_step(self, data):
        for row in self(data, training=True):
            print(row)
        return {}


class ReturnsWhatItGets(keras.Model):
    def call(self, x, training=None):
        return x

    def train_step(self, data):
        for row in self(data, training=True):
            print(row)
        return {}


class MapsAnInnerFunction(keras.Model):
    def call(self, x, training=None):
        def both(y):
            return y, y

        z, _ = tf.map_fn(both, x, fn_output_signature=(tf.float32, tf.float32))
        return tf.exp(z)

    def train_step(self, data):
        for row in self(data, training=True):  # -> LL503
            print(row)
        return {}


class Loops(layers.Layer):
    def __init__(self, given=None, flag=False, **kwargs):
        super().__init__(**kwargs)
        self.given = given
        self.flag = flag
        self.dense = None
        self.dense = layers.Dense(3)
        self.either = layers.Dense(3)
        self.either = given
        self.function = pair
        self.relu = keras.activations.relu
        self.lstm = layers.LSTM(3, return_state=True)
        self.own = Single()
        self.pair = Pair()
        self.last_dense = keras.Sequential([Pair(), layers.Dense(3)])
        self.last_pair = keras.Sequential([layers.Dense(3), Pair()])
        self.empty = keras.Sequential()
        self.named = keras.Sequential(given)
        self.timed = layers.TimeDistributed(layers.Dense(3))
        self.timed_pair = layers.TimeDistributed(Pair())
        self.both_ways = layers.Bidirectional(layers.Dense(3))
        self.concat = layers.Concatenate()
        self.mixed = layers.Dense(3) if flag else layers.Concatenate()
        self.rate = 0.5

    def split(self, x):
        return x, x

    def call(self, x):
        rows = []
        for row in self.dense(x):  # -> LL503
            rows.append(row)
        for row in self.either(x):
            rows.append(row)
        for row in self.function(x):
            rows.append(row)
        for row in self.lstm(x):
            rows.append(row)
        for row in self.own(x):  # -> LL503
            rows.append(row)
        for row in self.pair(x):
            rows.append(row)
        for row in self.last_dense(x):  # -> LL503
            rows.append(row)
        for row in self.last_pair(x):
            rows.append(row)
        for row in self.empty(x):
            rows.append(row)
        for row in self.named(x):
            rows.append(row)
        for row in self.timed(x):  # -> LL503
            rows.append(row)
        for row in self.timed_pair(x):
            rows.append(row)
        for row in self.split(x):
            rows.append(row)
        for row in self.given(x):
            rows.append(row)
        return tf.add_n(rows)


class Use1(layers.Layer):
    def call(self, x):
        y = tf.zeros(x.shape[1:])
        for row in x:  # -> LL503
            y = y + row
        return y


class Use2(layers.Layer):
    def call(self, x, z):
        y = tf.zeros(z.shape[1:])
        for row in x:
            y = y + row
        return y


class Use3(layers.Layer):
    def call(self, x):
        y = x[..., 0]
        for row in x:  # -> LL503
            y = y + row
        return y


class Use4(layers.Layer):
    def call(self, x):
        y = x[0]
        for row in x:
            y = y + row
        return y


class Use5(layers.Layer):
    def call(self, x):
        y = tf.zeros(x[0].shape[1:])
        for row in x:
            y = y + row
        return y


class Use6(layers.Layer):
    def call(self, x):
        y = tf.zeros(x.get_shape()[1:])
        for row in x:  # -> LL503
            y = y + row
        return y


class Use7(Loops):
    def call(self, x):
        y = self.dense(x)
        for row in x:  # -> LL503
            y = y + row
        return y


class Use8(Loops):
    def call(self, x):
        y = self.dense(x[0])
        for row in x:
            y = y + row
        return y


class Use9(Loops):
    def call(self, x):
        y = self.concat(x)
        for row in x:
            y = y + row
        return y


class Use10(Loops):
    def call(self, x):
        y = self.mixed(x)
        for row in x:
            y = y + row
        return y


class Use11(Loops):
    def call(self, x):
        y = self.either(x)
        for row in x:
            y = y + row
        return y


class Use12(Loops):
    def call(self, x):
        y = self.own(x)
        for row in x:
            y = y + row
        return y


class Use13(layers.Layer):
    def call(self, x):
        y = tf.stack(x)
        for row in x:
            y = y + row
        return y


class Use14(layers.Layer):
    def call(self, x):
        y = tf.zeros_like(x.query)
        for row in x:
            y = y + row
        return y


class Use15(Loops):
    def call(self, x):
        y = x - 1.0 if self.flag else x[0]
        for row in x:
            y = y + row
        return y


class Use16(layers.Layer):
    def call(self, x, z):
        y = x - z
        for row in x:
            y = y + row
        return y


class Use17(layers.Layer):
    def call(self, x):
        y = x // 2
        for row in x:  # -> LL503
            y = y + row
        return y


class Use18(layers.Layer):
    def call(self, x):
        y = 1.0 * x
        for row in x:  # -> LL503
            y = y + row
        return y


class Use19(Loops):
    def call(self, x):
        y = x - self.rate
        for row in x:
            y = y + row
        return y


class Use20(layers.Layer):
    def call(self, x, z):
        y = z - 1.0
        for row in x:
            y = y + row
        return y


class Use21(layers.Layer):
    def call(self, x):
        y = (x - 1.0) if type(x) is not list else x[0]
        for row in x:
            y = y + row
        return y


class Use22(layers.Layer):
    def call(self, x):
        n = 1.0 if tf.is_tensor(x) else 2.0
        y = x - 1.0
        if hasattr(x, "shape"):
            y = y * n
        for row in x:
            y = y + row
        return y


class Use23(layers.Layer):
    def call(self, x):
        y = x - 1.0
        if len(x) > 2:
            y = y * 2.0
        for row in x:
            y = y + row
        return y


class Use24(layers.Layer):
    def call(self, x, z):
        y = x - 1.0
        if len(z) > 2:
            y = y * 2.0
        for row in x:  # -> LL503
            y = y + row
        return y


class Use25(layers.Layer):
    def call(self, x):
        y = x - 1.0
        if tf.reduce_max(x) is None:
            y = y * 2.0
        for row in x:  # -> LL503
            y = y + row
        return y


class Use26(layers.Layer):
    def call(self, x):
        def inner():
            return x - 1.0

        y = tf.map_fn(inner, 0.0)
        for row in x:
            y = y + row
        return y


class Use27(layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(input_shape[-1], 3))
        self.built = True

    def call(self, x):
        y = 0.0
        for row in x:  # -> LL503
            y = y + row
        return y


class Use28(layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=[input_shape[-1]])
        self.built = True

    def call(self, x):
        y = 0.0
        for row in x:  # -> LL503
            y = y + row
        return y


class Use29(layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(input_shape[-1], 3))
        self.built = True

    def call(self, z, x):
        y = 0.0
        for row in x:
            y = y + row
        return y


class Use30(layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(input_shape[-1], 3))
        self.built = True

    def call(self, *x):
        y = 0.0
        for row in x:
            y = y + row
        return y


class Use31(layers.Layer):
    def build(self, input_shape):
        if isinstance(input_shape, list):
            input_shape = input_shape[0]
        self.w = self.add_weight(name="w", shape=(input_shape[-1], 3))
        self.built = True

    def call(self, x):
        y = 0.0
        for row in x:
            y = y + row
        return y


class Use32(layers.Layer):
    def build(self, input_shape):
        if len(input_shape) == 2:
            input_shape = input_shape[0]
        self.w = self.add_weight(name="w", shape=(input_shape[-1], 3))
        self.built = True

    def call(self, x):
        y = 0.0
        for row in x:
            y = y + row
        return y


class Use33(layers.Layer):
    def build(self, input_shape):
        if self.trainable:
            print("trainable")
        self.w = self.add_weight(name="w", shape=(input_shape[-1], 3))
        self.built = True

    def call(self, x):
        y = 0.0
        for row in x:  # -> LL503
            y = y + row
        return y


class Use34(layers.Layer):
    def build(self, input_shape):
        if self.trainable:
            self.w = self.add_weight(name="w", shape=(input_shape[-1], 3))
        self.built = True

    def call(self, x):
        y = 0.0
        for row in x:
            y = y + row
        return y


class Use35(layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(input_shape[0][-1], 3))
        self.built = True

    def call(self, x):
        y = 0.0
        for row in x:
            y = y + row
        return y


class Use36(layers.Layer):
    def build(self, input_shape):
        shape = input_shape[0]
        self.w = self.add_weight(name="w", shape=(shape[-1], 3))
        self.built = True

    def call(self, x):
        y = 0.0
        for row in x:
            y = y + row
        return y


class Use37(layers.Layer):
    def build(self, input_shape):
        self.n = input_shape[-1]
        self.w = self.add_weight(name="w", shape=(3, 3))
        self.built = True

    def call(self, x):
        y = 0.0
        for row in x:
            y = y + row
        return y


class Use38(layers.Layer):
    def build(self, input_shape):
        self.w = self.make((input_shape[-1], 3))
        self.built = True

    def make(self, shape):
        return self.add_weight(name="w", shape=(3, 3))

    def call(self, x):
        y = 0.0
        for row in x:
            y = y + row
        return y


class Use39(layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=input_shape[-1:])
        self.built = True

    def call(self, x):
        y = 0.0
        for row in x:
            y = y + row
        return y


class Use40(layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(len(input_shape), 3))
        self.built = True

    def call(self, x):
        y = 0.0
        for row in x:
            y = y + row
        return y


class Use41(layers.Layer):
    def build(self, x_shape, z_shape):
        self.w = self.add_weight(name="w", shape=(z_shape[-1], 3))
        self.built = True

    def call(self, x, z):
        y = 0.0
        for row in x:
            y = y + row
        return y


class Use42(layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=input_shape[-1] if self.trainable else (2,))
        self.built = True

    def call(self, x):
        y = 0.0
        for row in x:
            y = y + row
        return y


class Use43(layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(input_shape["a"], 3))
        self.built = True

    def call(self, x):
        y = 0.0
        for row in x:
            y = y + row
        return y


class Use44(layers.Layer):
    def build(self, input_shape):
        shape = input_shape[1:]
        self.w = self.add_weight(name="w", shape=(shape[-1], 3))
        self.built = True

    def call(self, x):
        y = 0.0
        for row in x:
            y = y + row
        return y


class Use45(layers.Layer):
    def build(self, input_shape):
        self.n = 3
        self.w = self.add_weight(name="w", shape=(input_shape[-1], 3))
        self.built = True

    def rows(self, x):
        return tf.add_n([2.0 * row for row in x])

    def call(self, z, x):
        y = 0.0
        for row in x:
            y = y + row
        return y


class HandsOn(layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(input_shape[-1], 3))
        self.built = True

    def rows(self, z):
        return tf.add_n([2.0 * row for row in z])

    def call(self, x, z):
        return self.rows(z) + x
