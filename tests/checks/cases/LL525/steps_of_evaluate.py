# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Base(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(3)
        self.norm = keras.layers.BatchNormalization()
        self.drop = keras.layers.Dropout(0.5)
        self.tracker = keras.metrics.Mean(name="loss")

    def call(self, inputs, training=False):
        return self.drop(self.norm(self.dense(inputs), training=training), training=training)


class WholeModel(Base):
    def test_step(self, data):
        x, y = data
        predicted = self(x, training=True)  # -> LL525
        self.tracker.update_state(tf.reduce_mean(tf.square(y - predicted)))
        return {"loss": self.tracker.result()}


class Part(Base):
    def test_step(self, data):
        x, y = data
        predicted = self.drop(self.dense(x), training=True)  # -> LL525
        self.tracker.update_state(tf.reduce_mean(tf.square(y - predicted)))
        return {"loss": self.tracker.result()}


class Predicts(Base):
    def predict_step(self, data):
        return self.norm(self.dense(data), training=True)  # -> LL525


class MonteCarlo(Base):
    def predict_step(self, data):
        return self.drop(self.dense(data), training=True)


class InferenceMode(Base):
    def test_step(self, data):
        x, y = data
        predicted = self(x, training=False)
        self.tracker.update_state(tf.reduce_mean(tf.square(y - predicted)))
        return {"loss": self.tracker.result()}


class OnDemand(Base):
    def __init__(self, sample=False, **kwargs):
        super().__init__(**kwargs)
        self.sample = sample

    def test_step(self, data):
        x, y = data
        predicted = self(x, training=True) if self.sample else self(x, training=False)
        self.tracker.update_state(tf.reduce_mean(tf.square(y - predicted)))
        return {"loss": self.tracker.result()}


class NoMode(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(3)

    def call(self, inputs, training=False):
        return self.dense(inputs)

    def test_step(self, data):
        x, y = data
        return {"loss": tf.reduce_mean(tf.square(y - self(x, training=True)))}
