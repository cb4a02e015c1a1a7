# keras: 3
import keras
from keras import layers


class Replicas(layers.Dense):
    def build(self, input_shape):
        self.kernel = self.add_weight(name="kernel", shape=(2, input_shape[-1], self.units))  # -> LL306
        self.bias = self.add_weight(name="bias", shape=(2, 1, self.units))
        self.built = True


class Tokens(layers.Embedding):
    def build(self, input_shape=None):
        super().build(input_shape)
        self.embeddings = self.embeddings * 2.0  # -> LL306


class Child(Replicas):
    def build(self, input_shape):
        super().build(input_shape)
        self.kernel = None  # -> LL306


class Settable(layers.Conv2D):
    @property
    def kernel(self):
        return self._own

    @kernel.setter
    def kernel(self, value):
        self._own = value

    def build(self, input_shape):
        self.kernel = self.add_weight(name="kernel", shape=(3, 3, input_shape[-1], self.filters))
        self.built = True


class Normal(layers.BatchNormalization):
    def build(self, input_shape):
        super().build(input_shape)
        self.gamma = None


class Plain(keras.layers.Layer):
    def build(self, input_shape):
        self.kernel = self.add_weight(name="kernel", shape=(input_shape[-1],))
        super().build(input_shape)
