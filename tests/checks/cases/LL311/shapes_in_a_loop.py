# keras: 3
import tensorflow as tf


class Concat(tf.keras.layers.Layer):
    def build(self, input_shapes):
        sizes = [shape.as_list()[-1] for shape in input_shapes]  # -> LL311
        plain = [tf.TensorShape(shape).as_list()[-1] for shape in input_shapes]
        self.w = self.add_weight(name="w", shape=(sum(sizes) + sum(plain),))

    def call(self, xs):
        return tf.concat(xs, -1) * self.w


class Sizes(tf.keras.layers.Layer):
    def build(self, input_shape):
        sizes = []
        for size in input_shape[1:]:
            sizes.append(size.value)  # -> LL311
        for size in input_shape[1:]:
            sizes.append(size)
        self.w = self.add_weight(name="w", shape=sizes)

    def call(self, x):
        return x * self.w
