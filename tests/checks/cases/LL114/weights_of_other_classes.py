# keras: 3
import tensorflow as tf
from elsewhere import Store


class Holder(Store):
    def __init__(self):
        super().__init__()
        self.model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
        self.total = self.add_weight("total", aggregation=None)

    def fit(self, x, y):
        self.model.compile("sgd", "mse")
        self.model.fit(x, y)
