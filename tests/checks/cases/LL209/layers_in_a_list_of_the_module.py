# keras: 2, 3
from tensorflow.keras import layers

BLOCKS = [layers.Dense(3), layers.Dense(3)]
STEPS = {"first": layers.Dense(3), "act": layers.ReLU()}
ACTIVATIONS = (layers.ReLU(), layers.Activation("tanh"))


class InALoop(layers.Layer):
    def call(self, inputs):
        for block in BLOCKS:
            inputs = block(inputs)  # -> LL209
        return inputs


class ByKey(layers.Layer):
    def call(self, inputs):
        return STEPS["first"](inputs)  # -> LL209


class WithoutWeights(layers.Layer):
    def call(self, inputs):
        for activation in ACTIVATIONS:
            inputs = activation(inputs)
        return STEPS["act"](inputs)
