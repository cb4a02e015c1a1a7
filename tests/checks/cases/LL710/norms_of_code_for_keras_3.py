# keras: 3
import keras
from keras import layers


class OfKeras3(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.norm = layers.BatchNormalization()
        self.other = keras.layers.BatchNormalization()
