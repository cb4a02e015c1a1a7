# keras: 2, 3
import tensorflow as tf


class Reconstruction(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = tf.keras.layers.Dense(4)
        self.error = tf.keras.metrics.Mean(name="error")

    def call(self, x, training=None):
        return self.dense(x)

    @property
    def metrics(self):
        return [self.error]

    def train_step(self, x):  # -> LL610
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((x - self(x, training=True)) ** 2)
        grads = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(grads, self.trainable_variables))
        self.error.update_state(loss)
        return {"error": self.error.result()}


def run(x, held_out):
    model = Reconstruction()
    model.compile(optimizer="adam")
    model.fit(x, epochs=2)
    return model.evaluate(held_out)
