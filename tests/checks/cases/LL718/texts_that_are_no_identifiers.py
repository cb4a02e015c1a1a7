# keras: 3
import tensorflow as tf
from elsewhere import Dense as OwnDense, make
from keras import activations, layers, losses

KIND = "Relu"


class Named(layers.Layer):
    def __init__(self, kind="Relu", flag=True, **kwargs):
        super().__init__(**kwargs)
        self.own = OwnDense(3, activation="Relu")
        self.named = layers.Dense(3, name="Relu", activation=kind)
        self.positional = layers.Dense(3, "Relu")
        self.by_number = layers.Dense(3, activation=3)
        text = "Relu"
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
