# keras: 3
from tensorflow import keras


class Block(keras.layers.Layer):
    def build(self, input_shape):
        if keras.__version__ >= "2" and keras.__version__ < "3":
            self.size = input_shape.as_list()[-1]
        else:
            self.size = input_shape.as_list()[0]  # -> LL311
        if keras.__version__.startswith("2.") or keras.__version__.startswith("3."):
            self.width = input_shape.as_list()[-1]  # -> LL311
        if keras.__version__.startswith("1.") or keras.__version__.startswith("2."):
            self.width = input_shape.as_list()[-1]

    def call(self, inputs):
        return inputs * self.size * self.width
