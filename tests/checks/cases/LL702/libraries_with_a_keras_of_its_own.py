# keras: 2
"""Whether `keras` and the `tf.keras` of a library are the same depends on what is installed."""

import keras
import tensorflow_hub as hub


class Sentences(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.sentences = hub.KerasLayer("encoder")

    def call(self, inputs):
        return self.sentences(inputs)
