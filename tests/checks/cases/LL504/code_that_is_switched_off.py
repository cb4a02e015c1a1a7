# keras: 2, 3
from tensorflow import keras


class Printed(keras.layers.Layer):
    def call(self, inputs):
        if False:
            print(inputs.numpy())
        if not True:
            print(inputs.numpy())
        return inputs


class PrintedIfAsked(keras.layers.Layer):
    def __init__(self, debug=False, **kwargs):
        super().__init__(**kwargs)
        self.debug = debug

    def call(self, inputs):
        if self.debug:
            print(inputs.numpy())  # -> LL504
        if True:
            print(inputs.numpy())  # -> LL504
        return inputs
