# keras: 2, 3
from tensorflow import keras


class Net(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.drop = keras.layers.Dropout(0.5)

    def call(self, x, trainning=False):  # -> LL506
        return self.drop(x, training=trainning)


class Noise(keras.layers.Layer):
    def call(self, x, *, traning=None):  # -> LL506
        return x * 2.0 if traning else x


class Other(keras.layers.Layer):
    def call(self, x, is_training=False, trainable=True, training_step=0):
        return x * 2.0 if is_training and trainable else x + training_step
