# keras: 2, 3
import keras


class Scale(keras.layers.Layer):
    def __init__(self, value=1.0, **kwargs):
        super().__init__(**kwargs)
        self.init_value = value

    def call(self, x):
        return x * self.init_value

    def get_config(self):
        return {**super().get_config(), "init_value": self.value}  # -> LL202


class Offset(keras.layers.Layer):
    def __init__(self, value=1.0, offset=0.0, **kwargs):
        super().__init__(**kwargs)
        self.init_value = value
        self.offset = offset

    def call(self, x):
        return x * self.init_value + self.offset

    def get_config(self):  # -> LL402
        return {**super().get_config(), "init_value": self.value}  # -> LL202
