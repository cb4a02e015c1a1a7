# keras: 3
# not LL115
"""Each turn has a shape of its own, so that the values differ."""

import keras


class OfEachAxis(keras.layers.Layer):
    def build(self, input_shape):
        start = keras.initializers.HeNormal()
        self.parts = []
        for axis in range(1, len(input_shape)):
            self.parts.append(
                self.add_weight(name=f"w{axis}", shape=(input_shape[axis], 4), initializer=start)
            )
        self.built = True

    def call(self, x):
        return x


class OfEachInput(keras.layers.Layer):
    def build(self, input_shape):
        start = keras.initializers.HeNormal()
        self.parts = []
        for shape in input_shape:
            self.parts.append(
                self.add_weight(name=f"w{shape[-1]}", shape=(shape[-1], 4), initializer=start)
            )
        self.built = True

    def call(self, inputs):
        return inputs[0]
