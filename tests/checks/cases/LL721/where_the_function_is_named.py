# keras: 3
import keras
import tensorflow as tf
import torch_layers


class ByTheFunction(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = tf.keras.layers.Dense(3, activation=tf.keras.activations.hard_sigmoid)  # -> LL721
        self.named = tf.keras.layers.Dense(3, name="hard_sigmoid")
        self.kept = tf.keras.layers.Activation(activation="hard_sigmoid")
        self.helper = torch_layers.Gate(activation="hard_sigmoid")

    def call(self, inputs):
        return self.helper(self.kept(self.named(self.dense(inputs))))


class OtherDefault(tf.keras.layers.Layer):
    def __init__(self, units, name="hard_sigmoid", activation=tf.nn.relu, **kwargs):
        super().__init__(name=name, **kwargs)
        self.dense = tf.keras.layers.Dense(units, activation=activation)

    def call(self, inputs):
        return self.dense(inputs)


class OfKeras3(tf.keras.layers.Layer):
    """What `keras` names is Keras 3 before and after."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(3, activation=keras.activations.hard_sigmoid)
        self.memory = keras.layers.ConvLSTM2D(4, 3)

    def call(self, inputs):
        return keras.activations.hard_sigmoid(self.memory(inputs)) * self.dense(inputs)


class OfATensor(tf.keras.layers.Layer):
    def call(self, inputs):
        return tf.keras.activations.get(identifier="relu")(inputs)


class Partly(torch_layers.Mixin, tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = tf.keras.layers.Dense(3, activation="hard_sigmoid")

    def call(self, inputs):
        return self.dense(inputs)
