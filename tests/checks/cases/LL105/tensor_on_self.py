# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, u, **kw):
        super().__init__(**kw)
        self.d = tf.keras.layers.Dense(u)
        self.prev = None
    def call(self, x):
        h = self.d(x)
        if self.prev is not None:
            h = h + self.prev
        self.prev = h  # -> LL105
        return h
