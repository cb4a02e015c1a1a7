# keras: 2, 3
import tensorflow as tf


class Heads(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.qkv = tf.keras.layers.Dense(12)

    def call(self, x):
        q, k, v = tf.split(self.qkv(x), 3, axis=-1)
        first = tf.nn.relu(x)[:, 0]
        return q.view(-1, 2) + first.unsqueeze(1) + tf.unstack(k, axis=1)[0].permute(1, 0)  # -> LL524
