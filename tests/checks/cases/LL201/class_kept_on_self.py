# keras: 2, 3
from tensorflow.keras import layers


class ByDefault(layers.Layer):
    def __init__(self, layer_class=layers.Dense, **kwargs):
        super().__init__(**kwargs)
        self.layer_class = layer_class

    def call(self, inputs):
        return self.layer_class(3)(inputs)  # -> LL201


class Kept(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.layer_class = layers.Dense

    def call(self, inputs):
        return self.layer_class(3)(inputs)  # -> LL201


class Once(layers.Layer):
    """The layer is made once, and what has no weights may be made anew."""

    def __init__(self, layer_class=layers.Dense, activation_class=layers.ReLU, **kwargs):
        super().__init__(**kwargs)
        self.layer = layer_class(3)
        self.activation_class = activation_class

    def call(self, inputs):
        return self.activation_class()(self.layer(inputs))


class Either(layers.Layer):
    """Which class it is, is not known."""

    def __init__(self, layer_class=None, **kwargs):
        super().__init__(**kwargs)
        self.layer_class = layer_class

    def call(self, inputs):
        return self.layer_class(3)(inputs)
