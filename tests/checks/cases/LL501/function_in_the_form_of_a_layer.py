# keras: 2, 3
"""Where nothing is to be built, `__call__` runs what Keras would run: a note."""

import tensorflow as tf


class Preprocess(tf.keras.layers.Layer):
    def __init__(self, size=8, as_array=False, **kwargs):
        super().__init__(**kwargs)
        self.size = size
        self.as_array = as_array

    def __call__(self, image):
        return self.call(image)

    def call(self, image):
        image = tf.image.resize(image, (self.size, self.size))
        if self.as_array:
            image = image.numpy()
        return {"pixel_values": image}


class Attention(tf.keras.layers.Layer):
    def __init__(self, units=8, **kwargs):
        super().__init__(**kwargs)
        self.dense = tf.keras.layers.Dense(units)

    def __call__(self, inputs):  # -> LL501
        return self.call(inputs)

    def call(self, inputs):
        return self.dense(inputs)


class Scale(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.scale = self.add_weight(name="scale", shape=(), initializer="ones")

    def __call__(self, inputs):  # -> LL501
        return self.call(inputs)

    def call(self, inputs):
        return inputs * self.scale
