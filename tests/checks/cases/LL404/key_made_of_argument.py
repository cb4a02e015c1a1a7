# keras: 2, 3
import keras


class Signed(keras.layers.Layer):
    def __init__(self, minus=False, **kwargs):
        super().__init__(**kwargs)
        self.sign = 1
        if minus:
            self.sign = -1

    def get_config(self):
        return {**super().get_config(), "sign": self.sign}  # -> LL404


class Doubled(keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.width = units * 2

    def get_config(self):
        return {**super().get_config(), "width": self.width}  # -> LL404


class OfTwo(keras.layers.Layer):
    def __init__(self, height, depth, **kwargs):
        super().__init__(**kwargs)
        self.size = height * depth

    def get_config(self):  # -> LL402
        return {**super().get_config(), "size": self.size}  # -> LL404


class OfNone(keras.layers.Layer):
    def __init__(self, rate, **kwargs):
        super().__init__(**kwargs)
        self.rate = rate
        self.size = 3

    def get_config(self):  # -> LL402
        return {**super().get_config(), "size": self.size}  # -> LL404


class Tensor(keras.layers.Layer):
    def __init__(self, scale=1.0, **kwargs):
        super().__init__(**kwargs)
        self.table = keras.layers.Dense(int(scale))

    def get_config(self):
        return {**super().get_config(), "table": self.table}  # -> LL404
