# keras: 2, 3
import tensorflow as tf


class Gates(tf.keras.layers.Layer):
    """The kernels have the same shape only where the input has as many features as the layer has units."""

    def __init__(self, units, initializer="glorot_uniform", **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.initializer = tf.keras.initializers.get(initializer)
        self.gate = tf.keras.layers.Dense(units, kernel_initializer=self.initializer)
        self.output_gate = tf.keras.layers.Dense(units, kernel_initializer=self.initializer)

    def build(self, input_shape):
        self.gate.build(input_shape)
        self.output_gate.build((None, self.units))
        self.built = True

    def call(self, inputs):
        return self.output_gate(self.gate(inputs))


class SameGates(tf.keras.layers.Layer):
    def __init__(self, units, initializer="glorot_uniform", **kwargs):
        super().__init__(**kwargs)
        self.initializer = tf.keras.initializers.get(initializer)  # -> LL115
        self.gate = tf.keras.layers.Dense(units, kernel_initializer=self.initializer)
        self.other = tf.keras.layers.Dense(units, kernel_initializer=self.initializer)

    def build(self, input_shape):
        self.gate.build(input_shape)
        self.other.build(input_shape)
        self.built = True

    def call(self, inputs):
        return self.other(inputs) * self.gate(inputs)


class OneIsBuilt(tf.keras.layers.Layer):
    def __init__(self, units, initializer="glorot_uniform", **kwargs):
        super().__init__(**kwargs)
        self.initializer = tf.keras.initializers.get(initializer)  # -> LL115
        self.gate = tf.keras.layers.Dense(units, kernel_initializer=self.initializer)
        self.other = tf.keras.layers.Dense(units, kernel_initializer=self.initializer)

    def call(self, inputs):
        if not self.gate.built:
            self.gate.build(inputs.shape)
        return self.other(inputs) * self.gate(inputs)
