# keras: 2, 3
import tensorflow as tf


class Distiller(tf.keras.Model):
    def __init__(self, network, **kwargs):
        super().__init__(**kwargs)
        self.network = network

    def call(self, inputs):
        return self.network(inputs)

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            predicted = self.network(x, training=True)
            loss = tf.keras.losses.categorical_crossentropy(y, predicted)
            total = loss + 0.1  # -> LL603
        gradients = tape.gradient(total, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"total": total}


class Reduced(tf.keras.Model):
    def __init__(self, network, **kwargs):
        super().__init__(**kwargs)
        self.network = network

    def call(self, inputs):
        return self.network(inputs)

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            predicted = self.network(x, training=True)
            loss = tf.reduce_mean(tf.keras.losses.categorical_crossentropy(y, predicted))
            # What the network gives may have one axis: then this is one number.
            other = tf.keras.losses.binary_crossentropy(y, self.network(x, training=True))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"total": loss, "other": other}
