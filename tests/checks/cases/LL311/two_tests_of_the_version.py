# keras: 3
from tensorflow import keras


class Block(keras.layers.Layer):
    def __init__(self, strict=True, **kwargs):
        super().__init__(**kwargs)
        self.strict = strict

    def build(self, input_shape):
        self.size = 0
        if keras.__version__.startswith("3") and self.strict:
            self.size = input_shape.as_list()[-1]  # -> LL311
        if keras.__version__.startswith("2") and self.strict:
            self.size = input_shape.as_list()[-1]
        if self.strict and not keras.__version__.startswith("3"):
            self.size = input_shape.as_list()[-1]

    def call(self, inputs):
        return inputs * self.size
