# keras: 2, 3
import tensorflow as tf


class Lost(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = tf.keras.layers.Dense(3)

    def call(self, x):
        tf.transpose(x, [0, 2, 1])  # -> LL515
        self.check(x)
        return self.dense(x)

    def check(self, x):
        tf.nn.relu(x)  # -> LL515
        tf.debugging.assert_rank(x, 3)
        tf.print(x)
        tf.ensure_shape(x, (None, 3, 3))
        return None


class InBranches(tf.keras.layers.Layer):
    def call(self, x):
        if x.shape[-1] == 3:
            tf.cast(x, tf.float32)  # -> LL515
        try:
            tf.reshape(x, (-1, 3))
        except ValueError:
            return x
        with tf.control_dependencies([x]):
            tf.stop_gradient(x)  # -> LL515
        return x * 2.0
