# keras: 3
import keras
import tensorflow as tf


class ByItsName(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = tf.keras.layers.Dense(3, activation="hard_sigmoid")  # -> LL721
        self.memory = tf.keras.layers.LSTM(4, recurrent_activation="hard_sigmoid")
        self.sigmoid = tf.keras.layers.Dense(3, activation="sigmoid")

    def call(self, inputs):
        return self.dense(inputs), self.memory(inputs), self.sigmoid(inputs)


class ByDefault(tf.keras.layers.LSTMCell):
    def __init__(self, units, recurrent_activation="hard_sigmoid", **kwargs):  # -> LL721
        super().__init__(units, recurrent_activation=recurrent_activation, **kwargs)


class ToTheParent(tf.keras.layers.Dense):
    def __init__(self, units, **kwargs):
        super().__init__(units, activation="hard_sigmoid", **kwargs)  # -> LL721


class Itself(tf.keras.layers.Layer):
    def call(self, inputs):
        return tf.keras.activations.hard_sigmoid(inputs)  # -> LL721


class Looked(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.gate = tf.keras.activations.get("hard_sigmoid")  # -> LL721

    def call(self, inputs):
        return self.gate(inputs)


class Convolutional(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.default = tf.keras.layers.ConvLSTM2D(4, 3)  # -> LL721
        self.other = tf.keras.layers.ConvLSTM2D(4, 3, recurrent_activation="sigmoid")
        self.unknown = tf.keras.layers.ConvLSTM2D(4, 3, **kwargs)

    def call(self, inputs):
        return self.default(inputs), self.other(inputs), self.unknown(inputs)


class OfKeras3(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(3, activation="hard_sigmoid")

    def call(self, inputs):
        return self.dense(inputs)


class TheOldNumbers(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = tf.keras.layers.Dense(3, activation=tf.keras.backend.hard_sigmoid)

    def call(self, inputs):
        return self.dense(inputs) * tf.keras.backend.hard_sigmoid(inputs)
