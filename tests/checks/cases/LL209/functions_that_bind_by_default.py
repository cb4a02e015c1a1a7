# keras: 2, 3
import tensorflow as tf


class Bound(tf.keras.layers.Layer):
    def __init__(self, n=2, **kwargs):
        super().__init__(**kwargs)
        denses = [tf.keras.layers.Dense(4) for _ in range(n)]
        self.fns = [lambda t, d=d: tf.nn.relu(d(t)) for d in denses]  # -> LL209

    def call(self, x):
        return tf.add_n([f(x) for f in self.fns])


class Kept(tf.keras.layers.Layer):
    def __init__(self, n=2, **kwargs):
        super().__init__(**kwargs)
        self.denses = [tf.keras.layers.Dense(4) for _ in range(n)]
        self.fns = [lambda t, d=d: tf.nn.relu(d(t)) for d in self.denses]

    def call(self, x):
        return tf.add_n([f(x) for f in self.fns])
