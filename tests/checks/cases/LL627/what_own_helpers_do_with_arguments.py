# keras: 2, 3
import tensorflow as tf


class Base(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.gen = tf.keras.Sequential([tf.keras.layers.Dense(3)])
        self.disc = tf.keras.Sequential([tf.keras.layers.Dense(1)])

    def call(self, inputs):
        return self.disc(self.gen(inputs))


class Outside(Base):
    def _minimize(self, tape, value):
        gradients = tape.gradient(value, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
        loss = tf.reduce_mean(tf.square(y - y_pred)) + sum(self.losses)  # -> LL627
        self._minimize(tape, loss)
        return {"mine": loss}


class Inside(Base):
    def _minimize(self, tape, value):
        gradients = tape.gradient(value, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True))) + sum(self.losses)
        self._minimize(tape, loss)
        return {"mine": loss}
