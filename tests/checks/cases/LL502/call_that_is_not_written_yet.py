# keras: 2, 3
"""A `call` that does nothing with its inputs is a stub: a note."""

import tensorflow as tf


class Stub(tf.keras.layers.Layer):
    def call(self, inputs):
        print("not yet")


class Counted(tf.keras.layers.Layer):
    def call(self, inputs, training=None):
        calls = 1
        del calls


class Forgets(tf.keras.layers.Layer):
    def call(self, inputs):  # -> LL502
        outputs = inputs * 2.0
