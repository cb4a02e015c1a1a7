# keras: 2
from tensorflow.keras import layers


class Trained(layers.Layer):
    def __init__(self):
        super().__init__()
        self.rows = []
        self.rows.append([layers.Dense(3), layers.Dense(3)])  # -> LL207, a note

    def call(self, x):
        for row in self.rows:
            for dense in row:
                x = dense(x)
        return x


class Named(layers.Layer):
    def __init__(self, name=None):
        super().__init__(name=name)
        self.rows = [[layers.Dense(3), layers.Dense(3)]]  # -> LL207, a warning

    def call(self, x):
        for row in self.rows:
            for dense in row:
                x = dense(x)
        return x


class Inherited(Named):
    def __init__(self):
        super().__init__("inherited")
