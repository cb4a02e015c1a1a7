# keras: 2, 3
import tensorflow as tf


class Constant(tf.keras.layers.Layer):
    def call(self, inputs):
        return tf.constant([0.5]) * inputs  # -> LL517


class Cast(tf.keras.layers.Layer):
    def call(self, inputs, mask=None):
        length = tf.cast(tf.shape(inputs)[1], tf.float32)
        return inputs / length  # -> LL517


class Resized(tf.keras.layers.Layer):
    def call(self, inputs):
        return inputs + tf.image.resize(inputs, (4, 4))  # -> LL517


class OfKeras(tf.keras.layers.Layer):
    def call(self, inputs):
        return inputs * tf.cast(tf.range(4), tf.keras.backend.floatx())  # -> LL517


class Kept(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.scale = tf.constant([0.5, 1.5])
        self.dense = tf.keras.layers.Dense(2)

    def call(self, inputs):
        return self.dense(inputs) * self.scale  # -> LL517


class Written(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.positions = tf.convert_to_tensor([1, 2, 3, 4], dtype="float32")
        self.waves = tf.constant([1, 2, 3, 4], tf.float32)
        self.whole = tf.constant([1, 2, 3, 4], tf.int32)

    def call(self, inputs):
        moved = inputs * self.positions  # -> LL517
        moved = moved + tf.cast(self.whole, inputs.dtype)
        return inputs - self.waves  # -> LL517


class Joined(tf.keras.layers.Layer):
    def call(self, inputs):
        return tf.concat([inputs, tf.zeros((1, 4))], axis=0)  # -> LL517


class Causal(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.query = tf.keras.layers.Dense(4)

    def call(self, inputs):
        length = tf.shape(inputs)[1]
        future = 1.0 - tf.linalg.band_part(tf.ones((length, length)), -1, 0)
        scores = tf.matmul(self.query(inputs), self.query(inputs), transpose_b=True)
        scores = scores + future * -1e4  # -> LL517
        return scores


class Pooling(tf.keras.layers.Layer):
    def __init__(self, masked=False, **kwargs):
        super().__init__(**kwargs)
        self.masked = masked

    def call(self, inputs, mask=None):
        if self.masked:
            values = inputs
            mask = tf.cast(mask, tf.float32)
        else:
            values, lengths = inputs
            mask = tf.sequence_mask(lengths, 4, dtype=tf.float32)
        return tf.reduce_sum(values * mask, axis=1)  # -> LL517


class MeansMixed(tf.keras.layers.Layer):
    def call(self, inputs):
        shifted = tf.cast(inputs, self.compute_dtype) + 1.0
        return shifted + inputs * tf.ones((4,))  # -> LL517


class Right(tf.keras.layers.Layer):
    """Each dtype is that of the other tensor."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.exact = tf.keras.layers.Dense(4, dtype="float32")

    def call(self, inputs):
        ones = tf.ones((4,), dtype=inputs.dtype) * inputs + tf.ones((4,), inputs.dtype)
        exact = self.exact(inputs) * tf.constant([0.5])
        kept = tf.image.resize(inputs, (4, 4), method="nearest") + inputs
        near = tf.image.resize(inputs, (4, 4), "nearest") + inputs
        return ones + tf.cast(tf.cast(inputs, "float32") * tf.zeros((4,)), inputs.dtype) + kept + near, exact


class ByDtype(tf.keras.layers.Layer):
    def call(self, inputs):
        if inputs.dtype == tf.float32:
            return inputs * tf.ones((4,))
        return inputs


class Fixed(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(dtype="float32", **kwargs)

    def call(self, inputs):
        return tf.constant([0.5]) * inputs
