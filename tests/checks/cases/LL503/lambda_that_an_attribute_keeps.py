# keras: 3
import tensorflow as tf


class Kept(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.clip = lambda t: t if tf.norm(t) < 1.0 else t / tf.norm(t)  # -> LL503
        self.pick = lambda t, on: t if on else -t

    def call(self, x):
        return self.pick(self.clip(x), True)
