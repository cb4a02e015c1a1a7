# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Steps(keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = keras.layers.Dense(3)
        self.total = keras.metrics.Mean(name="total")

    def call(self, x):
        return self.dense(x)


class OwnLoss(Steps):
    def train_step(self, data):  # -> LL610
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True)))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        self.total.update_state(loss)
        return {"total": self.total.result()}

    @property
    def metrics(self):
        return [self.total]


class CalledMetric(Steps):
    def train_step(self, data):  # -> LL610
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True)))
        gradients = tape.gradient(loss, self.trainable_weights)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_weights))
        return {"total": self.total(loss)}

    @property
    def metrics(self):
        return [self.total]


class WithATestStep(OwnLoss):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True)))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        self.total.update_state(loss)
        return {"total": self.total.result()}

    def test_step(self, data):
        x, y = data
        self.total.update_state(tf.reduce_mean(tf.square(y - self(x, training=False))))
        return {"total": self.total.result()}


class WithAnEvaluate(Steps):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True)))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        self.total.update_state(loss)
        return {"total": self.total.result()}

    @property
    def metrics(self):
        return [self.total]

    def evaluate(self, data):
        return 0.0


class HandsOn(Steps):
    def train_step(self, data):
        found = super().train_step(data)
        x, y = data
        self.total.update_state(tf.reduce_mean(self(x)))
        return found


class OfCompile(Steps):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            found = self(x, training=True)
            loss = self.compute_loss(x=x, y=y, y_pred=found)
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        self.total.update_state(loss)
        return {"total": self.total.result()}


class Reports(Steps):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True)))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"total": loss}


class TrainsNothing(Steps):
    def train_step(self, data):
        x, y = data
        self.total.update_state(tf.reduce_mean(tf.square(y - self(x, training=True))))
        return {"total": self.total.result()}


class CallsASublayer(Steps):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self.dense(x)))
        gradients = tape.gradient(loss, self.dense.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.dense.trainable_variables))
        self.total.update_state(loss)
        return {"total": self.total.result()}
