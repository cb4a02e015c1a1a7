# keras: 2, 3
from tensorflow import keras


class Near(keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def buildxx(self, input_shape):
        return input_shape

    def comput_maskk(self, inputs, mask=None):  # -> LL307
        return mask

    def __helper__(self, inputs):
        return inputs

    def call(self, inputs):
        return inputs * self.units

    def get_cofnig(self):  # -> LL307
        return {**super().get_config(), "units": self.units}


class Inner(keras.Model):
    def call(self, inputs):
        def call(x):
            return x

        return inputs

    def train_step(self, data):
        def test_step(self, data):  # -> LL307
            return {}

        return super().train_step(data)
