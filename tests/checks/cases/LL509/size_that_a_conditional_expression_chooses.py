# keras: 2, 3
import tensorflow as tf


class SameAxis(tf.keras.layers.Layer):
    def call(self, x):
        size = x.shape.as_list()[0] if hasattr(x.shape, "as_list") else x.shape[0]
        return tf.concat([x, tf.fill([size, 1], 1.0)], -1)  # -> LL509


class StaticOrDynamic(tf.keras.layers.Layer):
    def call(self, x):
        size = x.shape[0] if x.shape[0] is not None else tf.shape(x)[0]
        return tf.concat([x, tf.fill([size, 1], 1.0)], -1)


class OtherAxis(tf.keras.layers.Layer):
    def __init__(self, wide=False, **kwargs):
        super().__init__(**kwargs)
        self.wide = wide

    def call(self, x):
        size = x.shape[1] if self.wide else x.shape[-1]
        return tf.reshape(x, (-1, size))
