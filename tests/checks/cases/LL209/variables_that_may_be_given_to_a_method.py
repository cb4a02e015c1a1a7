# keras: 2, 3
import tensorflow as tf

encoder = tf.keras.layers.Dense(3)
decoder = tf.keras.layers.Dense(8)


class Autoencoder(tf.keras.Model):
    def attach(self, encoder):
        self.encoder = encoder

    def call(self, x):
        return encoder(x)


class Alone(tf.keras.Model):
    def attach(self, encoder):
        self.encoder = encoder

    def call(self, x):
        return decoder(self.encoder(x))  # -> LL209


model = Autoencoder()
model.attach(encoder)
alone = Alone()
alone.attach(encoder)
