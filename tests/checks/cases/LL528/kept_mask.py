# keras: 2, 3
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import backend as K
from tensorflow.keras import layers


class Average(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.supports_masking = True

    def call(self, inputs, mask=None):
        if mask is None:
            return tf.reduce_mean(inputs, axis=1)
        weights = tf.cast(mask, inputs.dtype)[..., None]
        summed = inputs * weights
        return tf.reduce_sum(summed, axis=1)  # -> LL528


class Attention(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.supports_masking = True
        self.score = layers.Dense(1)

    def call(self, x):
        weights = tf.nn.softmax(self.score(x), axis=1)
        return K.sum(x * weights, 1)  # -> LL528


class OnTheClass(layers.Layer):
    supports_masking = True

    def call(self, x):
        return tf.reduce_max(x, 1)  # -> LL528


class TakesTheMaskAway(Average):
    def compute_mask(self, inputs, mask=None):
        return None

    def call(self, inputs, mask=None):
        return tf.reduce_sum(inputs, axis=1)


class OneForEachStep(Average):
    def call(self, inputs, mask=None):
        return tf.reduce_sum(inputs, axis=-1)


class KeepsTheAxis(Average):
    def call(self, inputs, mask=None):
        return inputs / tf.reduce_sum(inputs, axis=1, keepdims=True)


class OnlyOnDemand(Average):
    def __init__(self, whole=True, **kwargs):
        super().__init__(**kwargs)
        self.whole = whole

    def call(self, inputs, mask=None):
        if self.whole:
            return inputs * 2.0
        return tf.reduce_sum(inputs, axis=1)

    def get_config(self):
        return {**super().get_config(), "whole": self.whole}


class OtherAxes(Average):
    def call(self, inputs, mask=None):
        return tf.reduce_sum(tf.transpose(inputs, (0, 2, 1)), axis=1)


class WithoutSupport(layers.Layer):
    def call(self, inputs):
        return tf.reduce_sum(inputs, axis=1)


class ResetByTheParent(layers.Layer):
    def __init__(self, **kwargs):
        self.supports_masking = True  # -> LL302
        super().__init__(**kwargs)

    def call(self, x):
        return tf.reduce_max(x, axis=1)


class SupportsSomeMasks(layers.Layer):
    def __init__(self, masked=False, **kwargs):
        super().__init__(**kwargs)
        self.masked = masked
        self.supports_masking = masked

    def call(self, inputs):
        return tf.reduce_sum(inputs, axis=1)

    def get_config(self):
        return {**super().get_config(), "masked": self.masked}


class Pooling(layers.GlobalAveragePooling1D):
    def call(self, inputs, mask=None):
        return tf.reduce_sum(inputs, axis=1)


class SetInTheConstructor(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.supports_masking = True
        self.compute_mask = lambda inputs, mask=None: None

    def call(self, x):
        return tf.reduce_sum(x, axis=1)


class OfFeatures(Average):
    def build(self, input_shape):
        self.input_spec = layers.InputSpec(ndim=2, axes={-1: input_shape[-1]})

    def call(self, x):
        return tf.reduce_sum(x, axis=1)


class OneForEachSample(Average):
    def call(self, x):
        return tf.reduce_sum(x, axis=1)

    def compute_output_shape(self, input_shape):
        return (input_shape[0],)
