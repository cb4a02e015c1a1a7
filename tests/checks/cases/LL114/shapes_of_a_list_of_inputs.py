# keras: 2, 3
from tensorflow.keras import layers


class Unpacked(layers.Layer):
    def build(self, input_shape):
        y_true, y_pred = input_shape
        self.penalty = self.add_weight(name="penalty", shape=y_pred[1:], initializer="ones")
        self.offset = self.add_weight(name="offset", shape=y_true, initializer="glorot_normal")

    def call(self, inputs):
        y_true, y_pred = inputs
        return y_true * self.penalty + y_pred + self.offset


class ByIndex(layers.Layer):
    def build(self, input_shape):
        self.scale = self.add_weight(name="scale", shape=input_shape[1], initializer="glorot_normal")

    def call(self, inputs):
        return inputs[0] * self.scale + inputs[1]


class HandedOn(layers.Layer):
    def build(self, input_shape):
        target, _ = input_shape
        self.scale = self.add_weight(name="scale", shape=target, initializer="glorot_normal")

    def call(self, inputs):
        return self.blend(*inputs)

    def blend(self, first, second):
        return first * self.scale + second


class InALoop(layers.Layer):
    def build(self, input_shape):
        self.scale = self.add_weight(name="scale", shape=input_shape[0], initializer="glorot_normal")

    def call(self, inputs):
        total = 0.0
        for part in inputs:
            total = total + part * self.scale
        return total


class OneTensor(layers.Layer):
    def build(self, input_shape):
        _, _, channels = input_shape
        self.scale = self.add_weight(  # -> LL114
            name="scale", shape=channels, initializer="glorot_normal"
        )

    def call(self, inputs):
        return inputs * self.scale
