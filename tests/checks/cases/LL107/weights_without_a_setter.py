# keras: 3
import tensorflow as tf


class A1(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = tf.keras.layers.Dense(2)
        self.conv = tf.keras.layers.DepthwiseConv2D(2)
        self.embed = tf.keras.layers.Embedding(4, 2)

    def build(self, input_shape):
        self.dense.build(input_shape)
        self.v = self.dense.kernel
        self.embed.build(input_shape)
        self.embed.embeddings = self.v  # -> LL107
        self.built = True

    def call(self, x):
        self.dense.kernel = tf.nn.l2_normalize(self.v, axis=0)  # -> LL107
        self.dense.bias = tf.zeros((2,))
        return self.dense(x)
