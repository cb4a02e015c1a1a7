# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, dims, **kwargs):
        super().__init__(**kwargs)
        self.dims = [tf.keras.layers.Dense(d) for d in dims]
        self.sizes = [d for d in dims]
    def call(self, x):
        for d in self.dims:
            x = d(x)
        return x * len(self.sizes)
    def get_config(self):
        config = super().get_config()
        config.update({"dims": self.dims})  # -> LL405
        return config
class B(tf.keras.layers.Layer):
    def __init__(self, dims, **kwargs):
        super().__init__(**kwargs)
        self.dims = [d for d in dims]
    def call(self, x):
        return x * len(self.dims)
    def get_config(self):
        return {**super().get_config(), "dims": self.dims}
