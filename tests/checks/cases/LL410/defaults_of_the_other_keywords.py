# keras: 2, 3
import tensorflow as tf


class Defaults(tf.keras.layers.Conv2D):
    def __init__(self, filters, kernel_size, padding="same", **kwargs):
        kwargs.setdefault("kernel_initializer", "he_normal")
        kwargs["use_bias"] = False
        super().__init__(filters, kernel_size, **kwargs)  # -> LL410


class TakesOut(tf.keras.layers.Conv2D):
    def __init__(self, filters, kernel_size, padding="same", **kwargs):
        self.scale = kwargs.pop("scale", 1.0)
        super().__init__(filters, kernel_size, **kwargs)  # -> LL410


class SetsIt(tf.keras.layers.Conv2D):
    def __init__(self, filters, kernel_size, padding=None, **kwargs):
        kwargs["padding"] = "same"
        super().__init__(filters, kernel_size, **kwargs)


class SetsItByDefault(tf.keras.layers.Conv2D):
    def __init__(self, filters, kernel_size, padding=None, **kwargs):
        kwargs.setdefault("padding", "same")
        super().__init__(filters, kernel_size, **kwargs)


class Unknown(tf.keras.layers.Conv2D):
    def __init__(self, filters, kernel_size, padding=None, options=None, **kwargs):
        kwargs.update(options or {})
        super().__init__(filters, kernel_size, **kwargs)


class PassesIt(tf.keras.layers.Conv2D):
    def __init__(self, filters, kernel_size, padding="same", **kwargs):
        kwargs.setdefault("padding", padding)
        super().__init__(filters, kernel_size, **kwargs)
