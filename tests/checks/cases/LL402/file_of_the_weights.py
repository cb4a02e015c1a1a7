# keras: 3
from tensorflow import keras


class Net(keras.Model):
    def __init__(self, units, weights=None, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        if weights is not None:
            self.load_weights(weights)

    def get_config(self):
        return {**super().get_config(), "units": self.units}
