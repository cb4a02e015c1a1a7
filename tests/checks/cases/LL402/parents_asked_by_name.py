# keras: 2, 3
"""Each of several bases is asked, and initialised, by its name."""

import tensorflow as tf

Dense = tf.keras.layers.Dense


class Drop:
    def __init__(self, prob=0.5):
        self.prob = prob

    def get_config(self):
        return {"prob": self.prob}


class DropDense(Drop, Dense):
    def __init__(self, units, prob=0.5, **kwargs):
        Drop.__init__(self, prob=prob)
        Dense.__init__(self, units, **kwargs)

    def get_config(self):
        mine = Drop.get_config(self)
        other = Dense.get_config(self)
        return dict(list(mine.items()) + list(other.items()))


class Merged(Drop, tf.keras.layers.Dense):
    def __init__(self, units, prob=0.5, **kwargs):
        Drop.__init__(self, prob)
        tf.keras.layers.Dense.__init__(self, units, **kwargs)

    def get_config(self):
        return {**Drop.get_config(self), **tf.keras.layers.Dense.get_config(self)}


class Forgets(Drop, tf.keras.layers.Dense):
    def __init__(self, units, prob=0.5, scale=1.0, **kwargs):
        Drop.__init__(self, prob)
        tf.keras.layers.Dense.__init__(self, units, **kwargs)
        self.scale = scale

    def get_config(self):  # -> LL402
        return {**Drop.get_config(self), **tf.keras.layers.Dense.get_config(self)}

    def call(self, inputs):
        return self.scale * super().call(inputs)
