# keras: 2
import tensorflow as tf
from tensorflow.keras import layers


class Two(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.first = layers.Dense(units)
        self.second = layers.Conv1D(units, 1)
        self.norm = layers.LayerNormalization()

    def build(self, input_shape):
        self.first.build(input_shape)  # -> LL117
        self.second.build(input_shape)
        self.norm.build(input_shape)
        self.built = True


class Several(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.units = [layers.Conv2D(16, 3, name=f"unit_{i}") for i in range(3)]
        self.norms = []
        for _ in range(3):
            self.norms.append(layers.BatchNormalization())

    def build(self, input_shape):
        for i in range(3):
            unit = self.units[i]
            unit.build(input_shape)  # -> LL117
        for i, norm in enumerate(self.norms):
            norm.build(input_shape)
        super().build(input_shape)


class BesideOwnWeight(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)

    def build(self, input_shape):
        self.kernel = self.add_weight(name="kernel", shape=(3,))  # -> LL117
        self.dense.build(input_shape)  # -> LL117
        super().build(input_shape)


class InScopes(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.first = layers.Dense(3)
        self.second = layers.Dense(3)
        self.units = [layers.Dense(3), layers.Dense(3)]

    def build(self, input_shape):
        with tf.name_scope(self.first.name):
            self.first.build(input_shape)
        with tf.name_scope("second"):
            self.second.build(input_shape)
        for unit in self.units:
            with tf.name_scope(unit.name):
                unit.build(input_shape)
        super().build(input_shape)


class OnlyOne(layers.Layer):
    def __init__(self, given, scaled, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)
        self.given = given
        self.norm = layers.LayerNormalization()
        self.other = layers.LayerNormalization(scale=scaled)
        self.network = tf.keras.Sequential([layers.Dense(3)])

    def build(self, input_shape):
        if self.given is None:
            self.dense.build(input_shape)
        else:
            self.dense.build(input_shape[1:])
        self.given.build(input_shape)
        self.norm.build(input_shape)
        self.other.build(input_shape)
        self.network.build(input_shape)
        super().build(input_shape)


class OfAModel(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.first = layers.Dense(3)
        self.second = layers.Dense(3)

    def build(self, input_shape):
        self.first.build(input_shape)
        self.second.build(input_shape)
        self.built = True
