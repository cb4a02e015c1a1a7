# keras: 2, 3
import tensorflow as tf


class Shaped(tf.keras.Model):
    def __init__(self, **kwargs):
        super(Shaped, self).__init__(**kwargs)
        self.dense = tf.keras.layers.Dense(3)
        inputs = tf.keras.Input(shape=(5,))
        super(Shaped, self).__init__(inputs=inputs, outputs=self.call(inputs), **kwargs)  # -> LL303

    def call(self, inputs):
        return self.dense(inputs)


class ByPosition(tf.keras.Model):
    def __init__(self):
        super().__init__()
        inputs = tf.keras.Input(shape=(5,))
        super().__init__(inputs, tf.keras.layers.Dense(3)(inputs))  # -> LL303


class Once(tf.keras.Model):
    def __init__(self, **kwargs):
        inputs = tf.keras.Input(shape=(5,))
        super().__init__(inputs=inputs, outputs=tf.keras.layers.Dense(3)(inputs), **kwargs)


class OneOrTheOther(tf.keras.Model):
    def __init__(self, functional=False):
        if functional:
            inputs = tf.keras.Input(shape=(5,))
            super().__init__(inputs=inputs, outputs=tf.keras.layers.Dense(3)(inputs))
        else:
            super().__init__()
