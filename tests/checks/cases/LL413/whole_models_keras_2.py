# keras: 2
import keras
from keras.models import load_model


class Whole(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(name="whole", **kwargs)  # -> LL413
        self.dense = keras.layers.Dense(3)

    def call(self, inputs):
        return self.dense(inputs)


class Emptied(keras.Model):
    """`get_config` of a model returns an empty dict in Keras 2, where a class overrides it."""

    def __init__(self, **kwargs):
        super().__init__(name="emptied", **kwargs)
        self.dense = keras.layers.Dense(3)

    def call(self, inputs):
        return self.dense(inputs)

    def get_config(self):
        return super().get_config()


class ByKeras(keras.layers.Layer):
    """Older versions of Keras 2 make no configuration for a layer with own arguments."""

    def __init__(self, units, **kwargs):
        super().__init__(name="by_keras", **kwargs)
        self.units = units


class OtherName(keras.layers.Layer):
    def __init__(self, **options):
        super().__init__(trainable=False, **options)


def load(path):
    return load_model(path)
