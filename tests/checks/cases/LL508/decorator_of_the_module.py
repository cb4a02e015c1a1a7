# keras: 3
import tensorflow as tf

compiled = tf.function(jit_compile=False)


class Mixer(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = tf.keras.layers.Dense(4)

    @compiled  # -> LL508
    def call(self, x):
        return self.dense(x)
