# keras: 3
from tensorflow import keras


class Gate(keras.layers.Layer):
    def __init__(self, units, activity_regularizer=None, **kwargs):
        super().__init__(activity_regularizer=activity_regularizer, **kwargs)
        self.units = units

    def get_config(self):
        return {**super().get_config(), "units": self.units}
