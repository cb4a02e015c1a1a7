# keras: 2, 3
import tensorflow as tf
from tensorflow.keras import layers


class Clipped(layers.GRUCell):
    def __init__(self, units, clip=5.0, **kwargs):
        super().__init__(units, **kwargs)
        self.clip = clip

    def call(self, x, states, training=None):
        output, states = super().call(x, states, training=training)
        return tf.clip_by_value(output, -self.clip, self.clip), states

    def get_config(self):
        return {**super().get_config(), "clip": self.clip}

    @classmethod
    def from_config(cls, config):
        from tensorflow.python.keras.layers import deserialize

        config["recurrent_regularizer"] = deserialize(config.pop("recurrent_regularizer"))
        return cls(**config)
