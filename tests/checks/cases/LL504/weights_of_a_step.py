# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Net(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.out = keras.layers.Dense(1)

    def call(self, inputs):
        return self.out(inputs)

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            before = self.out.get_weights()  # -> LL504
            norm = self.out.kernel.numpy().sum()  # -> LL504
            loss = tf.reduce_mean(tf.square(y - self(x, training=True)))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"mse": loss, "norm": norm, "before": len(before)}

    def norms(self):
        return [weight.sum() for weight in self.out.get_weights()]
