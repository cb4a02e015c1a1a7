# keras: 2, 3
import tensorflow as tf


class Pair(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.first = tf.keras.layers.Dense(1)
        self.second = tf.keras.layers.Dense(1)

    def call(self, inputs, training=None):
        return self.first(inputs) + self.second(inputs)

    def update(self, network, tape, loss):
        gradients = tape.gradient(loss, network.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, network.trainable_variables))

    def update_with(self, optimizer, network, tape, loss):
        gradients = tape.gradient(loss, network.trainable_variables)
        optimizer.apply_gradients(zip(gradients, network.trainable_variables))


class Both(Pair):
    def update(self, network, tape, loss):
        gradients = tape.gradient(loss, network.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, network.trainable_variables))

    def train_step(self, data):
        x, y = data
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(tf.square(self(x, training=True) - y))
        self.update(self.first, tape, loss)
        self.update(self.second, tape, loss)  # -> LL611
        return {"error": loss}


class OneOfThem(Pair):
    def update(self, network, tape, loss):
        gradients = tape.gradient(loss, network.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, network.trainable_variables))

    def train_step(self, data):
        x, y = data
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(tf.square(self(x, training=True) - y))
        self.update(self.first, tape, loss)
        self.update(network=self.first, tape=tape, loss=loss)
        return {"error": loss}


class AnOptimizerForEach(Pair):
    def compile(self, first_optimizer, second_optimizer, **kwargs):
        super().compile(**kwargs)
        self.first_optimizer = first_optimizer
        self.second_optimizer = second_optimizer

    def train_step(self, data):
        x, y = data
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(tf.square(self(x, training=True) - y))
        self.update_with(self.first_optimizer, self.first, tape, loss)
        self.update_with(self.second_optimizer, self.second, tape, loss)
        return {"error": loss}
