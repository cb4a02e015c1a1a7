# keras: 3
import tensorflow as tf
from elsewhere import Dense as OwnDense, make
from keras import activations, dtype_policies, layers, losses, regularizers

KIND = "Relu"


class Own(layers.Layer):
    """Its argument is what it makes of it."""

    def __init__(self, units, activation="relu", **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.kind = activation

    def call(self, inputs):
        return inputs


class Named(layers.Layer):
    def __init__(self, kind="Relu", flag=True, **kwargs):  # -> LL718
        super().__init__(**kwargs)
        self.own = OwnDense(3, activation="Relu")
        self.named = layers.Dense(3, name="Relu", activation=kind)
        self.positional = layers.Dense(3, "Relu")
        self.by_number = layers.Dense(3, activation=3)
        text = "Relu"
        self.of_class = Own(3, activation="Relu")
        self.policy = dtype_policies.get("mixed_float16")
        self.regularizer = regularizers.get(11)
        self.l = layers.Dense(3, kernel_regularizer=12)
        self.local = layers.Dense(3, activation=text)
        self.function = activations.get("Relu")  # -> LL718
        self.of_two = activations.get("Relu", "relu") if flag else activations.get()
        self.other = losses.get("mean_square_error")  # -> LL718
        self.number = losses.get(3)
        self.dict = activations.deserialize("Relu")
        self.unlike = activations.get("our_own_function_of_nine")
        self.w = make(regularizer="l3")
        self.v = self.add_weight(name="v", shape=(3,), initializer="zeroes")  # -> LL718
        self.u = self.add_weight(name="v", shape=(3,), initializer="our_own_initializer")

    def call(self, inputs):
        return self.named(self.own(inputs)) * self.v * self.u
