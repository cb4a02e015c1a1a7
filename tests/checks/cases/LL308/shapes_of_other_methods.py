# keras: 2, 3
import keras
from elsewhere import Mixin, traced


class StaticParent(keras.layers.Layer):
    @staticmethod
    def build(shape):
        pass


class OfStatic(StaticParent):
    def build(self, input_shape):
        super().build(input_shape)
        self.built = True


class Traced(keras.layers.Layer):
    @traced
    def build(self, input_shape):
        self.built = True


class OfTraced(Traced):
    """The decorator may pass the shape."""

    def build(self, input_shape):
        super().build()
        self.built = True


class Star(keras.layers.Layer):
    def build(self, *shapes):
        self.built = True


class OfStar(Star):
    def build(self, input_shape):
        super().build()
        self.built = True


class Static(keras.layers.Layer):
    @staticmethod
    def build(shape):
        pass

    @staticmethod
    def compute_output_shape(shape):
        return shape

    def call(self, inputs):
        return inputs


class StaticCall(keras.layers.LSTM):
    @staticmethod
    def call(inputs):
        return inputs


class Mixed(Mixin, keras.layers.LSTM):
    def call(self, inputs):
        return inputs


class OwnBuild(keras.layers.LSTM):
    def build(self, input_shape):
        self.built = True

    def call(self, inputs):
        return inputs


class MoreKeywords(keras.layers.Layer):
    def build(self, input_shape, **more):
        self.built = True

    def call(self, inputs):
        return inputs
