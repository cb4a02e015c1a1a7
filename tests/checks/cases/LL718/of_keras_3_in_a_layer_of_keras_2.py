# keras: 2
from tensorflow import keras


class Layer(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.optimizer = keras.optimizers.get("lion")  # -> LL718

    def call(self, inputs):
        return inputs
