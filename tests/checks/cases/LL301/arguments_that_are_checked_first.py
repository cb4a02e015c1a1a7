# keras: 2, 3
from tensorflow import keras


class Checked(keras.Model):
    def __init__(self, fields, size=16):
        if not fields or not isinstance(fields, dict):
            raise ValueError("fields")
        super().__init__()
        self.dense = keras.layers.Dense(size)

    def call(self, inputs):
        return self.dense(inputs)


class CheckedTogether(keras.Model):
    def __init__(self, fields, size=16):
        if fields and size < 3:
            raise ValueError("size")
        super().__init__()
        self.dense = keras.layers.Dense(size)

    def call(self, inputs):
        return self.dense(inputs)


class OnlySometimes(keras.Model):
    def __init__(self, fields, size=16):  # -> LL301
        if not fields or size > 3:
            super().__init__()

    def call(self, inputs):
        return inputs
