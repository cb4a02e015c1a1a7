# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Normalized(keras.layers.Layer):
    def __init__(self, units=3, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.dense = keras.layers.Dense(units)
        self.norm = keras.layers.BatchNormalization()

    def call(self, inputs):
        return self.norm(self.dense(inputs), training=True)  # -> LL525

    def get_config(self):
        return {**super().get_config(), "units": self.units}


class InAList(Normalized):
    def __init__(self, units=3, **kwargs):
        super().__init__(units, **kwargs)
        self.norms = [keras.layers.BatchNormalization() for _ in range(3)]

    def call(self, inputs):
        for norm in self.norms:
            inputs = norm(inputs, training=True)  # -> LL525
        return inputs


class ByMode(Normalized):
    def call(self, inputs, training=None):
        if training:
            return self.norm(self.dense(inputs), training=True)
        return self.norm(self.dense(inputs), training=False)


class Adapted(Normalized):
    def __init__(self, units=3, adapt=False, **kwargs):
        super().__init__(units, **kwargs)
        self.adapt = adapt

    def call(self, inputs, training=None):
        if self.adapt:
            return self.norm(self.dense(inputs), training=True)
        return self.norm(self.dense(inputs), training=training)

    def get_config(self):
        return {**super().get_config(), "adapt": self.adapt}


class PassedOn(Normalized):
    def call(self, inputs, training=None):
        return self.norm(self.dense(inputs), training=training)


class Frozen(Normalized):
    def __init__(self, units=3, **kwargs):
        super().__init__(units, **kwargs)
        self.norm.trainable = False

    def call(self, inputs):
        return self.norm(self.dense(inputs), training=True)


class Step(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.norm = keras.layers.BatchNormalization()
        self.total = keras.metrics.Mean(name="loss")

    def call(self, inputs, training=None):
        return self.norm(inputs, training=training)

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self.norm(x, training=True)))
        weights = self.trainable_variables
        self.optimizer.apply_gradients(zip(tape.gradient(loss, weights), weights))
        self.total.update_state(loss)
        return {"loss": self.total.result()}

    def test_step(self, data):
        x, y = data
        self.total.update_state(tf.reduce_mean(tf.square(y - self(x, training=False))))
        return {"loss": self.total.result()}
