# keras: 2, 3
import tensorflow as tf
from tensorflow.keras import backend as K


def relu(x):
    return tf.transpose(x)


class Sizes(tf.keras.layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def build(self, input_shape):
        self.kernel = self.add_weight(name="kernel", shape=(input_shape[-1], self.units))
        self.whole = input_shape
        self.rest = input_shape[1:]
        self.batch = input_shape[0]
        self.last = input_shape[-1]
        self.rows = self.units

    def call(self, x):
        a = tf.zeros([x.shape[0], 4])  # -> LL509
        b = tf.zeros([x.shape[1], 4])
        c = tf.zeros([x.get_shape()[0], 4])  # -> LL509
        d = tf.zeros([x.get_shape().as_list()[0], 4])  # -> LL509
        e = tf.zeros([x.shape.as_list()[0], 4])  # -> LL509
        f = tf.zeros([list(x.shape)[0], 4])  # -> LL509
        g = tf.zeros([tuple(x.shape)[1], 4])
        h = tf.zeros([K.int_shape(x)[0], 4])  # -> LL509
        i = tf.zeros([K.int_shape(x)[1], 4])
        j = tf.zeros([tf.nn.relu(x).shape[0], 4])  # -> LL509
        k = tf.zeros([relu(x).shape[0], 4])
        m = tf.zeros([tf.transpose(x).shape[0], 4])
        n = tf.zeros([tf.nn.relu(self.kernel).shape[0], 4])
        o = tf.zeros([(x + 1.0).shape[0], 4])  # -> LL509
        p = tf.zeros([(self.kernel + 1.0).shape[0], 4])
        q = tf.zeros([(x + tf.ones((8, 1, 1))).shape[0], 4])
        r = tf.zeros([self.batch, 4])  # -> LL509
        s = tf.zeros([self.last, 4])
        t = tf.zeros([self.rows, 4])
        u = tf.zeros([self.kernel.shape[0], 4])
        v = tf.zeros([tf.shape(x)[0], 4])
        return [a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r, s, t, u, v]


class Shapes(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.whole = input_shape
        self.rest = input_shape[1:]

    def call(self, x):
        a = tf.zeros(x.shape)  # -> LL509
        b = tf.zeros(x.shape[1:])
        c = tf.zeros(x.shape[:1] + (4,))  # -> LL509
        d = tf.zeros((2,) + tuple(x.shape[1:]))
        e = tf.zeros([2] + list(x.shape))  # -> LL509
        f = tf.zeros([*x.shape, 2])  # -> LL509
        g = tf.zeros([size for size in x.shape])  # -> LL509
        h = tf.zeros([size for size in x.shape[1:]])
        i = tf.zeros(self.whole)  # -> LL509
        j = tf.zeros(self.rest)
        k = tf.zeros(tf.TensorShape(x.shape))  # -> LL509
        m = tf.zeros([len(x.shape), 4])
        n = tf.zeros(tf.shape(x))
        return [a, b, c, d, e, f, g, h, i, j, k, m, n]
