# keras: 3
from tensorflow import keras


class Cell(keras.layers.LSTMCell):
    def __init__(self, units, scale=1.0, implementation=1, **kwargs):
        super().__init__(units, implementation=implementation, **kwargs)
        self.scale = scale

    def get_config(self):
        return {**super().get_config(), "scale": self.scale}
