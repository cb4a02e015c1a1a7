# keras: 2, 3
import tensorflow as tf
from tensorflow import keras

layers = keras.layers


class Joined(keras.Model):
    """The constructor calls the branch in a model of its own, which builds it; the other one is built by none."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.branch = layers.Dense(3)
        self.other = layers.Dense(3)  # -> LL612
        self.second = layers.Dense(3)
        self.joined = self.join()

    def join(self):
        inputs = keras.Input((3,))
        return keras.Model(inputs, self.branch(inputs))

    def call(self, x):
        return self.second(x)

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self.branch(x) - self.other(x) + self(x, training=True))
        self.optimizer.apply_gradients(zip(tape.gradient(loss, self.trainable_weights), self.trainable_weights))
        return {"whole": loss}


model = Joined()
model.save("model.keras")
