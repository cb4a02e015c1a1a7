# keras: 2, 3
# The text that an argument has by default: used as it comes, or not.
from tensorflow.keras import activations, layers


class Kept(layers.Layer):
    def __init__(self, activation="reluu", **kwargs):  # -> LL718
        super().__init__(**kwargs)
        self.activation_name = activation

    def build(self, input_shape):
        self.run = activations.get(self.activation_name)
        super().build(input_shape)

    def call(self, x):
        return self.run(x)


class KeptForSome(layers.Layer):
    def __init__(self, activation="reluu", plain=True, **kwargs):
        super().__init__(**kwargs)
        if not plain:
            self.activation_name = activation

    def build(self, input_shape):
        self.run = activations.get(self.activation_name)
        super().build(input_shape)

    def call(self, x):
        return self.run(x)


class SetAgain(layers.Layer):
    def __init__(self, activation="reluu", **kwargs):
        super().__init__(**kwargs)
        self.activation_name = activation
        self.activation_name = "relu"

    def call(self, x):
        return activations.get(self.activation_name)(x)


class OfAnotherMethod(layers.Layer):
    def __init__(self, activation="reluu", **kwargs):
        super().__init__(**kwargs)
        self.table = {"reluu": "relu"}
        self.run = self.look_up(self.table[activation])

    def look_up(self, activation):
        return activations.get(activation)

    def call(self, x):
        return self.run(x)


class Shortened(layers.Layer):
    def __init__(self, activation="reluu", **kwargs):
        super().__init__(**kwargs)
        activation = activation[:4]
        self.run = activations.get(activation)

    def call(self, x):
        return self.run(x)


def activation_layer(activation="reluu"):
    return layers.Activation(activation)
