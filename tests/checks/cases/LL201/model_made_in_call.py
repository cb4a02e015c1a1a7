# keras: 2, 3
from tensorflow import keras
from tensorflow.keras import layers


class Net(layers.Layer):
    def call(self, inputs):
        return keras.Sequential([layers.Dense(3), layers.Dropout(0.1)])(inputs)  # -> LL201
