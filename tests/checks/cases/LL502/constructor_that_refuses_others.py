# keras: 2, 3
import tensorflow as tf


class OnlySum(tf.keras.layers.Layer):
    def __init__(self, pooling_method="sum", **kwargs):
        super().__init__(**kwargs)
        self.pooling_method = pooling_method
        if self.pooling_method not in ["sum"]:
            raise ValueError("`pooling_method` must be in ['sum']")

    def call(self, inputs):
        if self.pooling_method == "sum":
            return tf.reduce_sum(inputs, axis=1)


class TestsArgument(tf.keras.layers.Layer):
    def __init__(self, pooling_method="sum", **kwargs):
        super().__init__(**kwargs)
        if pooling_method != "sum":
            raise ValueError("no")
        self.pooling_method = pooling_method

    def call(self, inputs):
        if self.pooling_method == "sum":
            return tf.reduce_sum(inputs, axis=1)


class Any(tf.keras.layers.Layer):
    def __init__(self, size, pooling_method="sum", **kwargs):
        super().__init__(**kwargs)
        if size < 1:
            raise ValueError("no")
        self.pooling_method = pooling_method

    def call(self, inputs):  # -> LL502
        if self.pooling_method == "sum":
            return tf.reduce_sum(inputs, axis=1)
