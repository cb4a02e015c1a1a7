# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, one, two, three=None, **kwargs):
        super().__init__(**kwargs)
        self.one, self.two = one, two
        self.three = lambda x: one(x) + 1.0
    def call(self, x):
        return self.one(x) + self.two(x) + self.three(x)
    def get_config(self):
        return {
            **super().get_config(),
            "one": self.one.get_config(),  # -> LL405
            "two": {"class_name": type(self.two).__name__, "config": self.two.get_config()},  # -> LL405
            "three": self.three,  # -> LL405
        }
class Base(tf.keras.layers.Layer):
    def __init__(self, one, **kwargs):
        super().__init__(**kwargs)
        self.one = one
    def call(self, x):
        return self.one(x)
    def get_config(self):
        return {**super().get_config(), "one": self.one.get_config()}
    @staticmethod
    def layers_of(config):
        return {**config, "one": tf.keras.layers.deserialize(config["one"])}
