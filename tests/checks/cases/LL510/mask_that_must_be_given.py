# keras: 2, 3
"""A `mask` without a default is an input like the others: whoever calls the layer gives it."""

import tensorflow as tf


class MaxUnpool(tf.keras.layers.Layer):
    def call(self, updates, mask):
        return updates * tf.cast(mask, updates.dtype)


class Attention(tf.keras.layers.Layer):
    def call(self, query, key, mask, training=False):
        return query * tf.cast(mask, query.dtype) + key


class Pool(tf.keras.layers.Layer):
    def call(self, inputs, mask=None):  # -> LL510
        return inputs if mask is None else inputs * tf.cast(mask, inputs.dtype)[..., None]
