# keras: 3
import tensorflow as tf


class Tokens(tf.keras.layers.Layer):
    def __init__(self, vocabulary, width, **kwargs):
        super().__init__(**kwargs)
        self.vocabulary = vocabulary
        self.embedding = tf.keras.layers.Embedding(vocabulary, width)

    def compute_output_shape(self, input_shape):
        return (*input_shape, self.width)  # -> LL202

    def compute_mask(self, inputs, mask=None):
        return tf.not_equal(inputs, self.padding)  # -> LL202 # -> LL703

    def call(self, inputs):
        return self.embedding(inputs)


class Known(tf.keras.layers.Layer):
    def __init__(self, vocabulary, width, **kwargs):
        super().__init__(**kwargs)
        self.embedding = tf.keras.layers.Embedding(vocabulary, width)

    def build(self, input_shape):
        self.width = self.embedding.output_dim

    def compute_output_shape(self, input_shape):
        return (*input_shape, self.width, getattr(self, "more", 1))

    def call(self, inputs):
        return self.embedding(inputs)
