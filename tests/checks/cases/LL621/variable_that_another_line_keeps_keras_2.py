# keras: 2
# not LL621: Keras 2 tracks the variable where the layer holds it
import tensorflow as tf

held = tf.Variable(1.0)
returned = tf.Variable(1.0)
lost = tf.Variable(1.0)


def scaled():
    return tf.keras.layers.Lambda(lambda x: x * held)


def lost_scale():
    return tf.keras.layers.Lambda(lambda x: x * lost)  # -> LL621


def weight():
    return returned


class Holding(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.weight = held
        self.other = weight()
        self.scaled = scaled()
        self.lost = lost_scale()
        self.shifted = tf.keras.layers.Lambda(lambda x: x + returned)

    def call(self, inputs):
        return self.lost(self.shifted(self.scaled(inputs)))
