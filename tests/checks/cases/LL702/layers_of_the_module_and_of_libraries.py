# keras: 3
import keras
import tensorflow_hub as hub
import tensorflow_probability as tfp
import tf_keras
from keras import layers

embedding = tf_keras.layers.Embedding(100, 16)
sentences = hub.KerasLayer("encoder")
accuracy = tf_keras.losses.MeanSquaredError()
own = layers.Dense(4)


class Kept(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.embedding = embedding  # -> LL702
        self.sentences = sentences  # -> LL702

    def call(self, inputs):
        return self.embedding(inputs) + self.sentences(inputs)


class Made(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.sentences = hub.KerasLayer("encoder", trainable=True)  # -> LL702
        self.dense = tfp.layers.DenseVariational(4)  # -> LL702

    def call(self, inputs):
        return self.dense(self.sentences(inputs))


class OfKeras2(tf_keras.Model):
    """The same Keras, and things that are no layers."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.embedding = embedding
        self.sentences = hub.KerasLayer("encoder")

    def call(self, inputs):
        return self.embedding(self.sentences(inputs))


class Right(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = own
        self.accuracy = accuracy
        self.normal = tfp.distributions.Normal(0.0, 1.0)

    def call(self, inputs):
        return self.dense(inputs)
