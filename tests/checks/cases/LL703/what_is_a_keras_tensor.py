# keras: 3
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import Model, layers
from tensorflow.keras import backend as K


class Net(Model):
    def __init__(self, rows, **kwargs):
        inputs = keras.Input((4,))
        dense = layers.Dense(4)
        x = dense(inputs)
        a = tf.reduce_sum(x)  # -> LL703
        b = tf.stack([inputs, x])  # -> LL703
        c = tf.where(inputs > 0, 1.0, 0.0)  # -> LL703
        d = tf.where(inputs == 0, 1.0, 0.0)
        e = tf.stack([tf.ones((4,)), tf.ones((4,))])
        f = inputs.get_shape()  # -> LL703
        g = inputs.shape.as_list()  # -> LL703
        h = inputs.shape.rank  # -> LL703
        i = rows.shape.rank
        j = inputs.numpy
        k = tf.add_n([one for one in (inputs, x)])  # -> LL703
        m = rows.get_shape()
        n = K.sum(inputs)  # -> LL703
        o = K.int_shape(inputs)
        p = K.is_keras_tensor(inputs)
        q = keras.backend.is_int_dtype(inputs)
        r = dense.count_params()
        s = tf.reduce_sum(rows(inputs))
        t = tf.reduce_sum(dense(rows))
        u = inputs.table.rank
        v = inputs.get_shape() if hasattr(inputs, "get_shape") else inputs.shape
        w = tf.nest.flatten(inputs)
        y = tf.reduce_sum(self.first(inputs))  # -> LL703
        self.parts = [a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r, s, t, u, v, w, y]
        try:
            self.parts.append(tf.reduce_sum(inputs))
        except ValueError:
            pass
        later = lambda: tf.reduce_sum(inputs)
        self.later = later
        self.second(inputs, axis=1)
        self.third(*[inputs])
        self.both(inputs)
        super().__init__(inputs, x, **kwargs)

    def first(self, x):
        return tf.square(x)  # -> LL703

    def second(self, x, *more, axis=0):
        return tf.reduce_sum(x, axis)  # -> LL703

    def third(self, x):
        return tf.square(x)

    def both(self, x):
        return tf.square(x)

    def call(self, inputs):
        return self.both(inputs)
