# keras: 2, 3
import tensorflow as tf

encoder = tf.keras.layers.Dense(3)
decoder = tf.keras.layers.Dense(8)
scorer = tf.keras.layers.Dense(1)


class Autoencoder(tf.keras.Model):
    def __init__(self, encoder, back, **kwargs):
        super().__init__(**kwargs)
        self.encoder = encoder
        self.decoder = back

    def call(self, x):
        return decoder(encoder(x))

    def get_config(self):
        return {"encoder": tf.keras.utils.serialize_keras_object(self.encoder), "back": None}

    @classmethod
    def from_config(cls, config):
        return cls(encoder, decoder)


class Scored(tf.keras.Model):
    def __init__(self, encoder, units=3, **kwargs):
        super().__init__(**kwargs)
        self.encoder = encoder
        self.scorer = tf.keras.layers.Dense(units)

    def call(self, x):
        return scorer(self.encoder(x))  # -> LL209


model = Autoencoder(encoder, decoder)
scored = Scored(encoder)
