# keras: 3
from tensorflow import keras


class Scale(keras.layers.Layer):
    def __init__(self, factor, final=None, **kwargs):
        super().__init__(**kwargs)
        self.final = final; self.factor = factor
        if final is not None:
            print("{} is not supported any longer".format(final))
        self.offset = abs(factor)

    def get_config(self):  # -> LL402
        return {**super().get_config(), "factor": self.factor}
