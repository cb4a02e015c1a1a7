# keras: 2
from tensorflow import keras
class A(keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.dynamic = True  # -> LL306
        self.inbound_nodes = []  # -> LL306
        self.fc = keras.layers.Dense(units)
    def call(self, x):
        return self.fc(x)
class B(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.metrics_names = ["a"]
        self.metrics_variables = []
    def call(self, x):
        return x
