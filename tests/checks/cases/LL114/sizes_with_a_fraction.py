# keras: 2, 3
from tensorflow import keras


class HalfMixer(keras.layers.Layer):
    def __init__(self, heads=4, **kwargs):
        super().__init__(**kwargs)
        self.heads = heads

    def build(self, input_shape):
        size = input_shape[-1]
        half = [size / 2, size / 2]
        self.kernel = self.add_weight(name="kernel", shape=half)  # -> LL114
        self.scale = self.add_weight(name="scale", shape=(1, 2.0))  # -> LL114
        self.shift = self.add_weight(name="shift", shape=(size // 2,))
        self.keys = self.add_weight(name="keys", shape=(int(size / 2), round(size / 2)))
        self.built = True

    def call(self, inputs):
        return inputs @ self.kernel * self.scale[0, 0] + self.shift + self.keys[0, 0]

    def get_config(self):
        return {**super().get_config(), "heads": self.heads}
