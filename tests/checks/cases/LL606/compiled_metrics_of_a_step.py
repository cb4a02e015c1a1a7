# keras: 2
import tensorflow as tf


class Hidden(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = tf.keras.layers.Dense(2)
        self.tracker = tf.keras.metrics.Mean(name="loss")

    def call(self, inputs, training=None):
        return self.dense(inputs)

    @property
    def metrics(self):  # -> LL606
        return [self.tracker]

    def train_step(self, data):
        inputs, targets = data
        with tf.GradientTape() as tape:
            outputs = self(inputs, training=True)
            loss = tf.reduce_mean((targets - outputs) ** 2) + sum(self.losses)
        variables = self.trainable_variables
        self.optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        self.tracker.update_state(loss)
        self.compiled_metrics.update_state(targets, outputs)
        return {metric.name: metric.result() for metric in self.metrics}


class Listed(Hidden):
    """Here they are in the list."""

    @property
    def metrics(self):
        return [self.tracker, *self.compiled_metrics.metrics]
