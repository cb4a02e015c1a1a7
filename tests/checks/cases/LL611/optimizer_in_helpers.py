# keras: 3
import keras
import tensorflow as tf


class Pair(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.encoder = keras.layers.Dense(2)
        self.decoder = keras.layers.Dense(3)
        self.adam = keras.optimizers.Adam()
        self.other = keras.optimizers.Adam()

    def call(self, inputs):
        return self.decoder(self.encoder(inputs))


class Shared(Pair):
    def train_step(self, data):
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(self(data, training=True))
        self.learn_encoder(tape, loss)
        self.learn_decoder(tape, loss)
        return {"mean": loss}

    def learn_encoder(self, tape, loss):
        variables = self.encoder.trainable_variables
        self.adam.apply_gradients(zip(tape.gradient(loss, variables), variables))

    def learn_decoder(self, tape, loss):
        variables = self.decoder.trainable_variables
        self.adam.apply_gradients(zip(tape.gradient(loss, variables), variables))  # -> LL611


class Apart(Pair):
    def train_step(self, data):
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(self(data, training=True))
        self.learn(self.adam, tape, loss, self.encoder.trainable_variables)
        self.learn(self.other, tape, loss, self.decoder.trainable_variables)
        return {"mean": loss}

    def learn(self, optimizer, tape, loss, variables):
        optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
