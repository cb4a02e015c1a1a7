# keras: 3
import keras
from elsewhere import Mixin


class Replaced(keras.layers.Dense):
    """The kernel of the parent has its place in the file."""

    def build(self, input_shape):
        self._kernel = self.add_weight(name="kernel", shape=(input_shape[-1], self.units))
        self.bias = None
        self.built = True


class Unknown(Mixin, keras.layers.Dense):
    def build(self, input_shape):
        super().build(input_shape)
        self.extra = self.add_weight(name="extra", shape=(self.units,))

    def call(self, inputs):
        return super().call(inputs) * self.extra


class LaterWeight(keras.layers.Dense):
    """Only who calls the method adds the weight."""

    def adapt(self):
        self.extra = self.add_weight(name="extra", shape=(self.units,))
