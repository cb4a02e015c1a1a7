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
    def _gradients(self, tape, value):
        return tape.gradient(value, self.trainable_variables)

    def train_step(self, data):
        x, y = data
        y_pred = self(x, training=True)  # -> LL618
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - y_pred))
        gradients = self._gradients(tape, loss)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"mine": loss + sum(self.losses)}


class HeadOnly(Base):
    def _gradients(self, tape, value, network):
        return tape.gradient(value, network.trainable_variables)

    def train_step(self, data):
        x, y = data
        hidden = self.gen(x, training=False)
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self.disc(hidden, training=True))) + sum(self.losses)
        gradients = self._gradients(tape, loss, self.disc)
        self.optimizer.apply_gradients(zip(gradients, self.disc.trainable_variables))
        return {"mine": loss}
