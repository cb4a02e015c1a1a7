# keras: 2
from tensorflow import keras
from tensorflow.keras import layers


class Backbone(keras.Model):
    def _set(self, name, value):
        if not hasattr(self, "_ready"):
            return object.__setattr__(self, name, value)
        return super().__setattr__(name, value)


class Net(Backbone):
    def __init__(self, **kwargs):
        self.dense = layers.Dense(2)  # -> LL302
        super().__init__(**kwargs)
