# keras: 2, 3
from elsewhere import Base
from tensorflow import keras


class Early(keras.layers.Layer):
    def __init__(self, units=3, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(self.width)  # -> LL202
        self.width = units

    def call(self, inputs):
        return self.dense(inputs)


class OfElsewhere(Base):
    """The parent may have set it."""

    def __init__(self, units=3, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(self.width)
        self.width = units

    def call(self, inputs):
        return self.dense(inputs)


class Wide(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.width = 8


class OfTheFile(Wide):
    def __init__(self, units=3, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(self.width)
        self.width = units

    def call(self, inputs):
        return self.dense(inputs)


class OfTheClass(keras.layers.Layer):
    width = 4

    def __init__(self, units=3, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(self.width)
        self.width = units

    def call(self, inputs):
        return self.dense(inputs)
