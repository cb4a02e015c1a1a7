# keras: 2, 3
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import losses


class Base(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.out = keras.layers.Dense(1)
        self.mean = losses.MeanSquaredError()
        self.each = losses.MeanSquaredError(reduction="none")

    def call(self, inputs):
        return self.out(inputs)

    def test_step(self, data):
        x, y = data
        return {"loss": tf.reduce_mean(tf.square(y - self(x)))}


class Square(Base):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.square(y - self(x, training=True))  # -> LL603
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"mse": tf.reduce_mean(loss)}


class LossObject(Base):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = self.each(y, self(x, training=True))
            loss += sum(self.losses)  # -> LL603
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"mse": tf.reduce_mean(loss)}


class Sum(Base):
    def train_step(self, data):
        with tf.GradientTape() as tape:
            rebuilt = self(data, training=True)
            total = losses.binary_crossentropy(data, rebuilt) + tf.reduce_mean(rebuilt)  # -> LL603
        gradients = tape.gradient(total, self.trainable_weights)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_weights))
        return {"bce": tf.reduce_mean(total)}


class Right(Base):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            predicted = self(x, training=True)
            loss = tf.nn.compute_average_loss(self.each(y, predicted))
            loss = loss + self.mean(y, predicted) + tf.reduce_mean(losses.mse(y, predicted))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"mse": loss}


class OneNumberEach(Base):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = losses.mse(y, tf.squeeze(self(x, training=True)))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"mse": loss}

    def saliency(self, x):
        with tf.GradientTape() as tape:
            tape.watch(x)
            out = self(x)
        return tape.gradient(out, x)
