# keras: 3
from tensorflow import keras


class Gate(keras.layers.Layer):
    def __init__(self, units, activity_regularizer=None, **kwargs):
        super().__init__(**kwargs)
        self.activity_regularizer = keras.regularizers.get(activity_regularizer)
        self.units = units

    def get_config(self):
        return {**super().get_config(), "units": self.units}
