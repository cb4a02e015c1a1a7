"""Right in Keras 2; in Keras 3 only once it is fixed."""

import tensorflow as tf

DATA = tf.reshape(tf.range(6.0), (2, 3)) / 7.0


class Made(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self._width = None

    @property
    def width(self):
        if self._width is None:
            raise RuntimeError("no width yet")
        return self._width

    @width.setter
    def width(self, value):
        self._width = value

    def build(self, input_shape):
        self.width = input_shape[-1]
        self.w = self.add_weight(name="w", shape=(self.width,))
        super().build(input_shape)

    def call(self, inputs):
        return inputs * self.w * float(self.width)
