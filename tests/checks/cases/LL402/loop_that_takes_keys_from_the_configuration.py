# keras: 3
from tensorflow.keras import layers


class A(layers.Layer):
    def __init__(self, f=1.0, name=None):
        super().__init__(name=name)
        self.f = f

    def call(self, x):
        return x * self.f

    def get_config(self):
        config = {**super().get_config(), "f": self.f}
        for key in ("trainable", "dtype"):
            config.pop(key, None)
        return config
