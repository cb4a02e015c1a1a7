# keras: 2, 3
import tensorflow as tf


class Net(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = tf.keras.layers.Dense(1)
        self.loss_tracker = tf.keras.metrics.Mean(name="loss")
        self.total = tf.keras.metrics.Sum(name="total")
        self.error = tf.keras.metrics.MeanSquaredError(name="error")

    def call(self, x):
        return self.dense(x)

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = tf.reduce_mean(tf.square(y - y_pred))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        self.loss_tracker.update_state(y, y_pred)  # -> LL632
        self.total.update_state(y, y_pred)  # -> LL632
        self.error.update_state(y, y_pred)
        return {"loss": self.loss_tracker.result(), "total": self.total.result(), "error": self.error.result()}

    def test_step(self, data):
        x, y, weight = data
        y_pred = self(x, training=False)
        loss = tf.square(y - y_pred)
        self.loss_tracker.update_state(loss, weight)
        self.loss_tracker.update_state(loss, y_pred)
        self.loss_tracker.update_state(y, sample_weight=y_pred)
        self.total.update_state(loss)
        self.error.update_state(y, y_pred)
        return {"loss": self.loss_tracker.result(), "total": self.total.result(), "error": self.error.result()}


class Replaced(tf.keras.Model):
    def __init__(self, exact):
        super().__init__()
        self.dense = tf.keras.layers.Dense(1)
        self.score = tf.keras.metrics.Mean() if exact else tf.keras.metrics.MeanSquaredError()

    def call(self, x):
        return self.dense(x)

    def test_step(self, data):
        x, y = data
        self.score.update_state(y, self(x, training=False))
        return {"score": self.score.result()}
