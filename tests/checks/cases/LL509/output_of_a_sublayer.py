# keras: 2, 3
import tensorflow as tf
from elsewhere import Net
from tensorflow import keras


class Flattens(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.conv = keras.layers.Conv2D(4, 3)
        self.pool = keras.layers.AveragePooling2D(2)

    def call(self, inputs):
        y = self.pool(self.conv(inputs))
        return tf.reshape(y, [y.shape[0], -1])  # -> LL509


class KeepsTheSize(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(4)

    def call(self, inputs):
        y = self.dense(inputs)
        size = y.shape[0]
        return y + tf.zeros((size, 4))  # -> LL509


class OfElsewhere(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.net = Net()
        self.act = keras.layers.Lambda(lambda x: x[:1])
        self.dense = keras.layers.Dense(4)

    def call(self, inputs):
        y = self.net(inputs)
        z = self.act(inputs)
        table = self.dense(tf.eye(4))
        return tf.zeros((y.shape[0], 2)), tf.zeros((z.shape[0], 2)), tf.zeros((table.shape[0], 2))


class OtherAxes(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(4)

    def call(self, inputs):
        y = self.dense(inputs)
        return y + tf.zeros((y.shape[-1],))
