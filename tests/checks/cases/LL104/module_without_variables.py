# keras: 3
import keras
import numpy as np
import tensorflow as tf


class Rotation(tf.Module):
    def __init__(self, angle):
        super().__init__()
        self.matrix = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]], "float32")

    def __call__(self, x):
        return tf.matmul(x, self.matrix)


class Log(tf.Module):
    @tf.function
    def __call__(self, x):
        return tf.math.log(x + 1e-6)


class Gate(tf.Module):
    def __init__(self, width):
        super().__init__()
        self.width = width

    @tf.Module.with_name_scope
    def __call__(self, x):
        if not hasattr(self, "bias"):
            self.bias = tf.Variable(tf.zeros([self.width]))
        return x + self.bias


class Stack(tf.Module):
    def __init__(self, width):
        super().__init__()
        self.gates = [Gate(width), Gate(width)]

    def __call__(self, x):
        return self.gates[1](self.gates[0](x))


class Rotated(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.rotation = Rotation(0.1)
        self.log = Log()

    def call(self, x):
        return self.log(self.rotation(x))


class Gated(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.gate = Gate(4)  # -> LL104
        self.stack = Stack(4)  # -> LL104

    def call(self, x):
        return self.stack(self.gate(x))
