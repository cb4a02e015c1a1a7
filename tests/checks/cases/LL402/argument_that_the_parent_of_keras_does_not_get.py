# keras: 3
from tensorflow import keras


class Cell(keras.layers.LSTMCell):
    def __init__(self, units, scale=1.0, implementation=1, **kwargs):
        super().__init__(units, **kwargs)
        self.scale = scale * implementation

    def get_config(self):  # -> LL402
        return {**super().get_config(), "scale": self.scale}  # -> LL408
