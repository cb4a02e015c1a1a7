# keras: 3
import tensorflow as tf
from tensorflow.keras import layers


class Own(layers.Layer):
    def call(self, x):
        return x


class Holds(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.conv = layers.DepthwiseConv2D(3)
        self.dense = layers.Dense(3)
        self.drop = layers.Dropout(0.5)
        self.rnn = layers.GRU(3)
        self.own = Own()
        self.given = given
        self.either = layers.DepthwiseConv2D(3)
        if given:
            self.either = Own()
        self.both = layers.DepthwiseConv2D(3)
        if given:
            self.both = layers.DepthwiseConv2D(5)
        self.several = [layers.DepthwiseConv2D(3)]

    def call(self, x, other=None):
        a = self.conv.depthwise_kernel  # -> LL701
        b = self.conv.kernel
        c = self.dense.dynamic  # -> LL701
        d = self.own.depthwise_kernel
        e = self.given.depthwise_kernel
        f = self.either.depthwise_kernel
        g = self.both.depthwise_kernel  # -> LL701
        h = self.several[0].depthwise_kernel
        i = self.drop._get_noise_shape(x)  # -> LL701
        j = self.rnn.get_initial_state(4)
        k = self.rnn.get_initial_state(x)  # -> LL701
        m = self.rnn.get_initial_state(x[0])  # -> LL701
        n = self.rnn.get_initial_state(tf.shape(x)[0])
        o = self.rnn.get_initial_state(*other)
        p = self.rnn.get_initial_state(batch_size=4)
        q = self.rnn.get_initial_state(inputs=x)  # -> LL701
        r = self.own.get_initial_state(x)
        s = self.dense.compute_output_shape(x.shape)
        t = other.depthwise_kernel
        u = self.conv.depthwise_kernel if other is None else 0
        return [a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r, s, t, u]


class Cell(layers.LSTMCell):
    def call(self, inputs, states, training=None):
        a = self.get_initial_state(inputs)  # -> LL701
        b = self.get_initial_state(batch_size=4)
        c = super().get_initial_state(inputs=inputs)  # -> LL701
        d = super().get_initial_state(4)
        return super().call(inputs, states), [a, b, c, d]


class CellOfItsOwn(layers.LSTMCell):
    def get_initial_state(self, inputs=None):  # -> LL711
        return [inputs, inputs]

    def call(self, inputs, states, training=None):
        return super().call(inputs, self.get_initial_state(inputs))


class CellOfACell(CellOfItsOwn):
    def call(self, inputs, states, training=None):
        return super().call(inputs, super().get_initial_state(inputs=inputs))


class Net(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.first = layers.Dense(3)

    def call(self, x):
        a = self.get_layer("first").dynamic  # -> LL701
        b = self.get_layer("first").kernel
        return self.first(x), a, b
