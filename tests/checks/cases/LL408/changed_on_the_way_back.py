# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, size, units, heads, rate, scale, half, names, flag, **kwargs):
        super().__init__(**kwargs)
        self.size = (size, size)
        self.units = units * heads
        heads = heads + 1
        self.heads = heads
        self.keep = 1.0 - rate
        self.scale = int(scale / 2)
        self.half = half
        self.names = [names] * 2
        self.on = not flag
    def call(self, x):
        return x
    def get_config(self):
        config = super().get_config()
        config["size"] = self.size  # -> LL408
        config["heads"] = self.heads  # -> LL408
        config.update(
            units=self.units,  # -> LL408
            rate=self.keep,  # -> LL408
            scale=self.scale,  # -> LL408
            half=self.half / 2,  # -> LL408
            names=self.names,  # -> LL408
            flag=self.on,  # -> LL408
        )
        return config
class B(tf.keras.layers.Layer):
    def __init__(self, size, units, heads, rate, names, eps, width, **kwargs):
        super().__init__(**kwargs)
        if isinstance(size, int):
            size = (size, size)
        self.size = size
        self.units = units * heads
        self.heads = heads or 2
        self.keep = 1.0 - rate
        self.names = list(names)
        self.eps = eps * 1.0
        self.width = (width // 8) * 8
    def call(self, x):
        return x
    def get_config(self):
        return {
            **super().get_config(),
            "size": self.size, "units": self.units // self.heads, "heads": self.heads, "rate": 1.0 - self.keep,
            "names": self.names, "eps": self.eps, "width": self.width,
        }
