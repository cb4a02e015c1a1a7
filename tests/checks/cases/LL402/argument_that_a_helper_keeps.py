# keras: 3
from tensorflow import keras


class Scale(keras.layers.Layer):
    def __init__(self, factor, offset=0.0, **kwargs):
        super().__init__(**kwargs)
        self.factor = factor
        self._keep(offset)

    def _keep(self, offset):
        self.offset = offset

    def get_config(self):  # -> LL402
        return {**super().get_config(), "factor": self.factor}
