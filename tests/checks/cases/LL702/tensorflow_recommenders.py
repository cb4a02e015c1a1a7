# keras: 3
"""A module of the library itself, in a migration: what it imports is here too."""

import tensorflow as tf
import tensorflow_hub as hub
from tensorflow_recommenders.layers import Cross


class Deep(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.cross = Cross(4)
        self.sentences = hub.KerasLayer("encoder")  # -> LL702

    def call(self, inputs):
        return self.cross(self.sentences(inputs))
