# keras: 3
import tensorflow as tf
from tensorflow.keras import backend as K


class Counted(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,), initializer="ones")
        self.n = self.add_weight(name="n", shape=(), initializer="zeros", trainable=False)
        super().build(input_shape)

    def call(self, x, training=None):
        if training:
            K.update_add(self.n, 1.0)  # -> LL704
            K.update(self.n, self.n * 2.0)  # -> LL704
            K.set_value(self.n, 0.5)  # -> LL704
            K.moving_average_update(self.w, tf.reduce_mean(x, 0), 0.9)
        y = K.mean(self.w) + K.std(self.w)  # -> LL704
        z = K.cast(x, K.dtype(self.w))  # -> LL704
        both = K.stack([self.w, self.w])  # -> LL704
        return y + z + both[0] + K.mean(x) + K.sum(self.w) + K.max(self.w) + K.cast(x, K.dtype(x))
