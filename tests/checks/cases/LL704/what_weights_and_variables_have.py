# keras: 3
import tensorflow as tf
from keras import layers


class Weights(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.w = self.add_weight(name="w", shape=(4,))
        self.v = tf.Variable(1.0)  # -> LL104
        self.mixed = self.add_weight(name="m", shape=(4,))
        self.mixed = tf.Variable(1.0)  # -> LL104

    def call(self, x):
        a = self.w.device  # -> LL704
        b = self.v.device
        c = self.w.dtype.is_floating  # -> LL704
        d = self.w.dtype.lower()
        e = self.w.shape.size
        f = self.w.value()  # -> LL704
        g = self.w.value
        h = isinstance(self.w, tf.Variable)  # -> LL704
        i = isinstance(self.v, tf.Variable)
        j = tf.compat.v1.assign(self.w, x)  # -> LL704
        k = tf.compat.v1.assign(self.v, x)
        m = tf.compat.v1.zeros_like(self.w)
        n = tf.stack([self.w, x])  # -> LL704
        o = tf.stack([x, self.w])
        p = tf.stack([])
        q = tf.reduce_sum(self.w)
        r = self.mixed.device
        s = self.w.device if hasattr(self.w, "device") else ""
        t = tf.concat([self.w, x], 0)
        u = tf.reduce_sum([self.w, x])  # -> LL704
        local = self.add_weight(name="local", shape=(4,))  # -> LL101
        y = local.device  # -> LL704
        z = tf.nest.assert_same_structure(self.w, x)
        try:
            self.w.read_value()
        except AttributeError:
            pass
        if callable(getattr(self.w, "value", None)):
            self.w.read_value()
        if x is not None:
            self.w.read_value()  # -> LL704
        with tf.name_scope("a"):
            self.w.ref()  # -> LL704
        return a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r, s, t, u, y, z


class Own(layers.Layer):
    def add_weight(self, *args, **kwargs):
        return tf.Variable(1.0)

    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(4,))  # -> LL104

    def call(self, x):
        return x * self.w.read_value()
