# keras: 2, 3
import sys

import tensorflow as tf

if sys.version_info < (3, 9):

    class Base(tf.keras.layers.Layer):
        pass

else:

    class Base(tf.keras.layers.Layer):
        def __init__(self, scale=1.0, **kwargs):
            super(Base, self).__init__(**kwargs)
            self.scale = scale


class Heads(Base):
    def __init__(self, width, size, **kwargs):
        super(Heads, self).__init__(**kwargs)
        self.width = width
        self.size = size
        self.heads = size // width

    def call(self, inputs):
        return inputs * self.heads * self.scale

    def get_config(self):
        config = {
            "width": self.width,
            "size": self.size,
            "scale": self.scale,
            "heads": self.heads,  # -> LL404
        }
        return dict(list(super().get_config().items()) + list(config.items()))


class Takes(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        self.heads = kwargs.pop("heads", 2)
        super().__init__(**kwargs)


class OfTakes(Takes):
    def __init__(self, width, **kwargs):
        super().__init__(**kwargs)
        self.width = width

    def call(self, inputs):
        return inputs * self.heads * self.width

    def get_config(self):
        return {**super().get_config(), "width": self.width, "heads": self.heads}
