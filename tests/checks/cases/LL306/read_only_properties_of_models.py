# keras: 2, 3
from tensorflow import keras
class A(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.metrics_names = ["loss"]  # -> LL306
    def call(self, x, training=None):
        return x
