# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Parts(keras.Model):
    def __init__(self):
        super().__init__()
        self.first = keras.Sequential([keras.layers.Dense(3), keras.layers.Dropout(0.5)])
        self.second = keras.Sequential([keras.layers.Dense(3), keras.layers.Dropout(0.5)])
        self.plain = keras.layers.Dense(3)

    def call(self, x, training=None):
        return self.second(self.first(x, training=training), training=training)


class ForOnePart(Parts):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            found = self.second(self.first(x), training=True)
            loss = tf.reduce_mean(tf.square(y - found))
        gradients = tape.gradient(loss, self.second.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.second.trainable_variables))
        return {"total": loss}


class ForBothParts(Parts):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            found = self.second(self.first(x), training=True)  # -> LL609
            loss = tf.reduce_mean(tf.square(y - found))
        variables = self.first.trainable_variables + self.second.trainable_variables
        gradients = tape.gradient(loss, variables)
        self.optimizer.apply_gradients(zip(gradients, variables))
        return {"total": loss}


class ForAll(Parts):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x)))  # -> LL609
        gradients = tape.gradient(target=loss, sources=self.trainable_weights)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_weights))
        return {"total": loss}


class OutsideOfTheTape(Parts):
    def train_step(self, data):
        x, y = data
        before = self(x)
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True)))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"total": loss, "before": tf.reduce_mean(before)}


class InAnotherScope(Parts):
    def train_step(self, data):
        x, y = data
        with tf.name_scope("before"):
            before = self(x)
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True)))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"total": loss, "before": tf.reduce_mean(before)}


class ForTheInputs(Parts):
    def saliency(self, x):
        with tf.GradientTape() as tape:
            tape.watch(x)
            found = tf.reduce_mean(self(x))
        return tape.gradient(found, x)


class TellsWhatItIs(Parts):
    def train_step(self, data, mode=True):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=mode)))
            loss += tf.reduce_mean(self(x, True)) + tf.reduce_mean(self(x, **{"training": True}))
            loss += tf.reduce_mean(self.plain(x))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"total": loss}


class TrainsByDefault(Parts):
    def call(self, x, training=True):
        return self.second(self.first(x, training=training), training=training)

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x)))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"total": loss}
