# keras: 2, 3
import math

from tensorflow import keras


class Turned(keras.layers.Layer):
    def __init__(self, angle, **kwargs):
        super().__init__(**kwargs)
        self.angle = math.radians(angle)

    def saved(self):
        return self.angle

    def get_config(self):
        return {**super().get_config(), "angle": self.saved()}  # -> LL408


class Kept(keras.layers.Layer):
    def __init__(self, angle, **kwargs):
        super().__init__(**kwargs)
        self.angle = angle

    def saved(self):
        return self.angle

    def get_config(self):
        return {**super().get_config(), "angle": self.saved()}


class TurnedBack(keras.layers.Layer):
    def __init__(self, angle, **kwargs):
        super().__init__(**kwargs)
        self.angle = math.radians(angle)

    def saved(self):
        return math.degrees(self.angle)

    def get_config(self):
        return {**super().get_config(), "angle": self.saved()}
