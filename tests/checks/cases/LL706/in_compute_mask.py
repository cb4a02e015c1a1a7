# keras: 3
import tensorflow as tf


class OfAnUnpackedList(tf.keras.layers.Layer):
    def call(self, inputs):
        a, b = inputs
        return a + b

    def compute_mask(self, inputs, mask=None):
        if mask is None:
            return None
        return tf.reduce_all(tf.stack(mask), axis=0)  # -> LL706


class OfALayerThatTakesAList(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.concatenate = tf.keras.layers.Concatenate()

    def call(self, inputs, mask=None):
        return self.concatenate(inputs)

    def compute_mask(self, inputs, mask=None):
        if mask is not None:
            return tf.logical_and(mask[0], mask[1])  # -> LL706
        return None


class OfOneTensor(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = tf.keras.layers.Dense(3)

    def call(self, inputs):
        return self.dense(inputs)

    def compute_mask(self, inputs, mask=None):
        if mask is None:
            return None
        return tf.logical_not(mask)


class OfAListOrATensor(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.add = tf.keras.layers.Add()

    def call(self, inputs):
        if isinstance(inputs, list):
            return self.add(inputs)
        return inputs

    def compute_mask(self, inputs, mask=None):
        if mask is None:
            return None
        return tf.logical_not(mask)


class ThatTestsTheEntries(tf.keras.layers.Layer):
    def call(self, inputs):
        a, b = inputs
        return a + b

    def compute_mask(self, inputs, mask=None):
        if mask is None or any(entry is None for entry in mask):
            return None
        return tf.reduce_all(tf.stack(mask), axis=0)
