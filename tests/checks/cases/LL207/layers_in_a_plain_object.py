# keras: 2, 3
import tensorflow as tf
class Encoder:
    def __init__(self, n):
        self.first = tf.keras.layers.Dense(n)
    def __call__(self, x):
        return self.first(x)
class Heads:
    def __init__(self, one):
        self.one = one
class A(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.encoder = Encoder(4)  # -> LL207
        self.heads = Heads(tf.keras.layers.Dense(3))  # -> LL207
    def call(self, x, training=None):
        return self.heads.one(self.encoder(x))
