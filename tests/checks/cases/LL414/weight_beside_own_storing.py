# keras: 3
import keras


class Scaled(keras.layers.Dense):
    def build(self, input_shape):
        super().build(input_shape)
        self.extra = self.add_weight(name="extra", shape=(self.units,))  # -> LL414

    def call(self, inputs):
        return super().call(inputs) * self.extra


class Shifted(keras.layers.Conv2D):
    def __init__(self, filters, kernel_size, **kwargs):
        super().__init__(filters, kernel_size, **kwargs)
        self.shift = self.add_weight(name="shift", shape=())  # -> LL414

    def call(self, inputs):
        return super().call(inputs) + self.shift


class Child(Scaled):
    def build(self, input_shape):
        super().build(input_shape)
        self.count = self.add_weight(name="count", shape=(), trainable=False)  # -> LL414

    def call(self, inputs):
        return super().call(inputs) + self.count


class Stores(keras.layers.Dense):
    def build(self, input_shape):
        super().build(input_shape)
        self.extra = self.add_weight(name="extra", shape=(self.units,))

    def call(self, inputs):
        return super().call(inputs) * self.extra

    def save_own_variables(self, store):
        super().save_own_variables(store)
        store["extra"] = self.extra

    def load_own_variables(self, store):
        self.kernel.assign(store["0"])
        self.bias.assign(store["1"])
        self.extra.assign(store["extra"])


class Holds(keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.dense = keras.layers.Dense(units)

    def build(self, input_shape):
        self.dense.build(input_shape)
        self.extra = self.add_weight(name="extra", shape=(self.units,))
        self.built = True

    def call(self, inputs):
        return self.dense(inputs) * self.extra

    def get_config(self):
        return {**super().get_config(), "units": self.units}


class Norm(keras.layers.LayerNormalization):
    """Saves all of its weights."""

    def build(self, input_shape):
        super().build(input_shape)
        self.extra = self.add_weight(name="extra", shape=(input_shape[-1],))

    def call(self, inputs):
        return super().call(inputs) * self.extra


class Gated(keras.layers.Dense):
    """A layer that the class holds is saved by itself."""

    def __init__(self, units, **kwargs):
        super().__init__(units, **kwargs)
        self.gate = keras.layers.Dense(units)

    def build(self, input_shape):
        super().build(input_shape)
        self.gate.build(input_shape)

    def call(self, inputs):
        return super().call(inputs) * self.gate(inputs)
