# keras: 3
import keras


class ByKey(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.parts = {"dense": keras.layers.Dense(3), "drop": keras.layers.Dropout(0.5)}

    def call(self, inputs):  # -> LL506
        return self.parts["drop"](self.parts["dense"](inputs))


class Zipped(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.denses = [keras.layers.Dense(3) for _ in range(2)]
        self.norms = [keras.layers.BatchNormalization() for _ in range(2)]

    def call(self, inputs):  # -> LL506
        x = inputs
        for dense, norm in zip(self.denses, self.norms):
            x = norm(dense(x))
        return x


class OtherKey(keras.Model):
    """The dropout in the dict is never called in `call`."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.parts = {"dense": keras.layers.Dense(3), "drop": keras.layers.Dropout(0.5)}
        self.denses = [keras.layers.Dense(3) for _ in range(2)]

    def call(self, inputs):
        x = self.parts["dense"](inputs)
        for dense in self.denses:
            x = dense(x)
        return x

    def noisy(self, inputs):
        return self.parts["drop"](inputs, training=True)
