# keras: 3
from tensorflow import keras


class Scale(keras.layers.Layer):
    def __init__(self, factor, final=None, **kwargs):
        super().__init__(**kwargs)
        self.factor = factor
        if final is not None:
            raise ValueError("{} is not supported any longer".format(final))
        self.offset = abs(factor)

    def get_config(self):
        return {**super().get_config(), "factor": self.factor}
