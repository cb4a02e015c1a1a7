# keras: 2, 3
import tensorflow as tf


class Whole(tf.keras.layers.Layer):
    def build(self, input_shape):
        size = input_shape[-1]
        self.ws = [self.add_weight(name=f"w{i}", shape=(size, size)) for i in range(3)]
        self.named = {key: self.add_weight(name=key, shape=(size,)) for key in ("a", "b")}
        self.total = tf.add_n(self.ws)  # -> LL108
        self.mean = sum(self.ws) / len(self.ws)  # -> LL108
        self.row = tf.concat(list(self.named.values()), 0)  # -> LL108
        self.last = tf.stack(self.ws[1:])  # -> LL108
        super().build(input_shape)

    def call(self, x):
        return (x @ self.total + x @ self.mean) * self.row[: x.shape[-1]] + self.last[0]


class Unpacked(tf.keras.layers.Layer):
    def build(self, input_shape):
        size = input_shape[-1]
        self.ws = [self.add_weight(name=f"w{i}", shape=(size, size)) for i in range(3)]
        first, *others = self.ws
        self.product = first @ self.ws[1]  # -> LL108
        for w in others:
            self.norm = tf.norm(w)  # -> LL108
        super().build(input_shape)

    def call(self, x):
        first, second, third = self.ws
        return x @ self.product / self.norm + x @ tf.exp(first) + x @ (second + third)


class Parts(tf.keras.layers.Layer):
    def build(self, input_shape):
        w = self.add_weight(name="w", shape=(input_shape[-1], 6))
        self.halves = tf.split(w, 2, axis=1)  # -> LL108
        self.rows = []
        self.rows.extend(tf.unstack(w))  # -> LL108
        self.names = []
        self.names.extend(["a", "b"])
        super().build(input_shape)

    def call(self, x):
        return x @ self.halves[0] + self.rows[0] + len(self.names)


class Projected(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.project = tf.keras.layers.Dense(3)
        self.seeds = self.add_weight(name="seeds", shape=(4, 3))
        self.queries = self.project(self.seeds)  # -> LL108
        self.keys = self.project(tf.expand_dims(self.seeds, 0))  # -> LL108
        self.table = tf.eye(3)

    def call(self, x):
        return tf.matmul(x, self.queries, transpose_b=True) + self.project(self.seeds) + self.keys, self.table
