# keras: 2, 3
"""A model that is only exported runs `__call__` as a signature: a note."""

import tensorflow as tf

TEXTS = [tf.TensorSpec((None,), dtype=tf.string)]


class Exported(tf.keras.Model):
    def __init__(self, encoder):
        super().__init__()
        self.encoder = encoder

    @tf.function(input_signature=[tf.TensorSpec((None,), dtype=tf.string)])
    def __call__(self, x):
        return self.encode(x)

    @tf.function(input_signature=TEXTS)
    def encode(self, x):
        return {"output": self.encoder(x)}


class Named(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = tf.keras.layers.Dense(3)

    @tf.function(input_signature=TEXTS)
    def __call__(self, x):
        return self.dense(tf.strings.to_number(x))


class Traced(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = tf.keras.layers.Dense(3)

    @tf.function
    def __call__(self, x):  # -> LL501
        return self.dense(x)


class Block(tf.keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.dense = tf.keras.layers.Dense(3)

    @tf.function(input_signature=[tf.TensorSpec((None, 3))])
    def __call__(self, x):  # -> LL501
        return self.dense(x)
