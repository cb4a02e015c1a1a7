# keras: 3
import keras
from keras.models import load_model


class Whole(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(name="whole", **kwargs)  # -> LL413
        self.dense = keras.layers.Dense(3)

    def call(self, inputs):
        return self.dense(inputs)

    def get_config(self):
        return super().get_config()


class ByKeras(keras.layers.Layer):
    """Keras 3 makes the configuration of a layer with own arguments."""

    def __init__(self, units, **kwargs):
        super().__init__(name="by_keras", **kwargs)  # -> LL413
        self.units = units


class OtherName(keras.layers.Layer):
    def __init__(self, **options):
        super().__init__(trainable=False, **options)  # -> LL413


def load(path):
    return load_model(path)
