# keras: 3
import tensorflow as tf


class A1(tf.keras.layers.Layer):
    def call(self, inputs, mask=None):
        q, k = inputs
        if mask is not None:
            q = q * tf.cast(mask, q.dtype)  # -> LL706
        return q + k


class A2(tf.keras.layers.Layer):
    def call(self, inputs, mask=None, training=None):
        a = inputs[0]
        b = inputs[1]
        if mask is not None:
            first, second = mask
            a = tf.where(first, a, 0.0)  # -> LL706
        return a + b


class A3(tf.keras.layers.Layer):
    def call(self, inputs, mask=None):
        a, b = inputs
        if mask is None:
            return a + b
        return a * tf.cast(mask[0], a.dtype) + b  # -> LL706


class B1(tf.keras.layers.Layer):
    def call(self, inputs, mask=None):
        q, k = inputs
        if mask is not None and mask[0] is not None:
            q = q * tf.cast(mask[0], q.dtype)
        return q + k


class B2(tf.keras.layers.Layer):
    def call(self, inputs, mask=None):
        if mask is not None:
            inputs = inputs * tf.cast(mask, inputs.dtype)
        return inputs


class B3(tf.keras.layers.Layer):
    def call(self, inputs, other, mask=None):
        q, k = inputs
        if mask is not None:
            q = q * tf.cast(mask, q.dtype)
        return q + k + other


class B4(tf.keras.layers.Layer):
    def call(self, inputs, mask=None):
        q, k = inputs
        if isinstance(mask, (list, tuple)):
            mask = mask[0]
        if mask is not None:
            q = q * tf.cast(mask, q.dtype)
        return q + k


class B5(tf.keras.layers.Layer):
    def call(self, inputs, mask=None):
        q, k = inputs
        if mask is not None:
            first, second = mask
            if first is not None:
                q = q * tf.cast(first, q.dtype)
        return q + k


class B6(tf.keras.layers.Layer):
    def call(self, inputs, mask=None):
        q, k = inputs
        if mask is not None and any(one is not None for one in mask):
            q = q * tf.cast(mask[0], q.dtype)
        return q + k
