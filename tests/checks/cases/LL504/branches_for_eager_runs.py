# keras: 2, 3
from tensorflow import keras


class Logged(keras.Model):
    def __init__(self, options):
        super().__init__()
        self.options = options
        self.dense = keras.layers.Dense(3)
        self.kept = []

    def call(self, x):
        return self.dense(x)

    def test_step(self, data):
        x, y = data
        predicted = self(x, training=False)
        if self.options.run_eagerly and self.options.log:
            self.kept.append(predicted.numpy())
        if self.run_eagerly:
            self.kept.append(predicted.numpy())
        if self.options.log:
            self.kept.append(predicted.numpy())  # -> LL504
        return {"loss": self.compute_loss(x, y, predicted)}
