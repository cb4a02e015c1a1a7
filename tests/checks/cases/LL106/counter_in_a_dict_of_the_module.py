# keras: 2, 3
import tensorflow as tf

STATE = {"step": 0}
SCALES = {"half": 0.5}


class Counted(tf.keras.layers.Layer):
    def call(self, inputs):
        STATE["step"] += 1  # -> LL106
        return inputs * STATE["step"]


class Looked(tf.keras.layers.Layer):
    """The dict is only read."""

    def call(self, inputs):
        scales = dict(SCALES)
        scales["half"] += 1
        return inputs * SCALES["half"] * scales["half"]
