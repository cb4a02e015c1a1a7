# keras: 3
import keras


class Noisy(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.drop = keras.layers.Dropout(0.5)

    def call(self, inputs):
        return self.drop(inputs)


class Block(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.norm = keras.layers.BatchNormalization()
        self.noise = keras.Sequential([keras.layers.Dense(3), Noisy()])

    def call(self, inputs, training=None):
        return self.noise(self.norm(inputs, training=False))  # -> LL507


class Other(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.norm = keras.layers.BatchNormalization()
        self.dense = keras.Sequential([keras.layers.Dense(3), keras.layers.ReLU()])

    def call(self, inputs, training=None):
        return self.dense(self.norm(inputs, training=False))
