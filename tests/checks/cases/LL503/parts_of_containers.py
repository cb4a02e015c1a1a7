# keras: 3
import tensorflow as tf


def same_rank(*tensors):
    assert all([len(one.shape) == len(tensors[0].shape) for one in tensors[1:]])
    return tensors[0]


class A(tf.keras.layers.Layer):
    def call(self, x, n=1):
        left, right = x * 2.0, x + 1.0
        both = [left, right, x * 3.0]
        total = same_rank(left, right)
        for one in both[1:]:
            total += one
        for one in both[:n]:
            total += one
        for one in both[::-1]:
            total += one
        if both[1:]:
            total += 1.0
        first, second = both[:2]
        return total + first + second


class B(tf.keras.layers.Layer):
    def call(self, x):
        both = [x * 2.0, x + 1.0]
        for one in both[1:][0]:  # -> LL503
            x += one
        for one in both[0][1:]:  # -> LL503
            x += one
        return x


class C(tf.keras.layers.Layer):
    def call(self, inputs):
        total = 0.0
        for one in inputs * 2:
            total += one
        for one in inputs[0] * 2.0:  # -> LL503
            total += one
        return total
