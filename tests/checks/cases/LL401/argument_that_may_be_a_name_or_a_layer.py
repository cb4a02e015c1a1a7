# keras: 3
from tensorflow import keras


@keras.utils.register_keras_serializable()
class Net(keras.Model):  # not LL401
    def __init__(self, base: str | keras.layers.Layer = "normal", **kwargs):  # -> LL409
        super().__init__(**kwargs)
        self.base = make(base)

    def call(self, inputs):
        return inputs
