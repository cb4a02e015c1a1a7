# keras: 2, 3
from tensorflow import keras


class Heads(keras.layers.Layer):
    def __init__(self, name_of_head, **kwargs):
        super().__init__(**kwargs)
        self.name_of_head = name_of_head
        setattr(self, f"{name_of_head}_query", keras.layers.Dense(4))
        setattr(self, f"{name_of_head}_key", keras.layers.Dense(4))

    def call(self, x):
        return getattr(self, f"{self.name_of_head}_query")(x) + getattr(self, f"{self.name_of_head}_key")(x)

    def get_config(self):
        return {**super().get_config(), "name_of_head": self.name_of_head}
