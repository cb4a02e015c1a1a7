# keras: 2
from tensorflow.keras.layers import Layer


class Helper(Layer):
    def _weight(self, shape, initializer):
        return self.add_weight(shape, initializer=initializer)  # -> LL113

    def _named(self, name, shape):
        return self.add_weight(name, shape)

    def call(self, x):
        return x
