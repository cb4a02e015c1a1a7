# keras: 2, 3
import tensorflow as tf
from tensorflow import keras

layers = keras.layers


class Named(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [layers.Dense(4), layers.Dropout(0.5)]
        self.opt = keras.optimizers.Adam()

    def call(self, x, training=None):
        for block in self.blocks:
            x = block(x)
        return x

    @tf.function
    def learn(self, x, y):
        with tf.GradientTape() as tape:
            predicted = self(x)  # -> LL609
            loss = tf.reduce_mean(tf.square(y - predicted))
        variables = self.trainable_variables
        self.opt.apply_gradients(zip(tape.gradient(loss, variables), variables))


class Block(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.norm = layers.BatchNormalization()

    def call(self, x, training=None):
        return self.norm(x, training=training)


class OfProject(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.block = Block()
        self.total = keras.metrics.Mean(name="loss")

    def call(self, x, training=None):
        return self.block(x, training=training)

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = self._loss(x, y)
        self.optimizer.apply_gradients(zip(tape.gradient(loss, self.trainable_weights), self.trainable_weights))
        self.total.update_state(loss)
        return {"loss": self.total.result()}

    def test_step(self, data):
        x, y = data
        self.total.update_state(self._loss(x, y))
        return {"loss": self.total.result()}

    def _loss(self, x, y):
        return tf.reduce_mean(tf.square(y - self(x, training=True)))


class Helped(Named):
    def learn(self, x, y):
        with tf.GradientTape() as tape:
            loss = self.loss_of(x, y)
        variables = self.trainable_variables
        self.opt.apply_gradients(zip(tape.gradient(loss, variables), variables))

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = self.loss_of(x, y)
        variables = self.trainable_variables
        self.opt.apply_gradients(zip(tape.gradient(loss, variables), variables))
        return {"mse": loss}

    def loss_of(self, x, y):
        return tf.reduce_mean(tf.square(y - self(x)))  # -> LL609


class Saliency(keras.Model):
    """The gradient is that of the input."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.drop = layers.Dropout(0.5)

    def call(self, x, training=None):
        return self.drop(x, training=training)

    def explain(self, x):
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = self(x)
        return tape.gradient(y, x)


class Distiller(keras.Model):
    """The teacher is not trained."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.teacher = keras.Sequential([layers.Dense(2), layers.Dropout(0.5)])
        self.student = layers.Dense(2)
        self.total = keras.metrics.Mean(name="loss")

    def call(self, x, training=None):
        return self.student(x)

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(self.teacher(x) - self.student(x)))
        variables = self.student.trainable_variables
        self.optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        self.total.update_state(loss)
        return {"loss": self.total.result()}

    def test_step(self, data):
        x, y = data
        self.total.update_state(tf.reduce_mean(tf.square(y - self.student(x))))
        return {"loss": self.total.result()}


class Always(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.drop = layers.Dropout(0.5)
        self.dense = layers.Dense(2)
        self.total = keras.metrics.Mean(name="loss")

    def call(self, x, training=True):
        return self.dense(self.drop(x, training=True))

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x)))
        variables = self.trainable_variables
        self.optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        self.total.update_state(loss)
        return {"loss": self.total.result()}

    def test_step(self, data):
        x, y = data
        self.total.update_state(tf.reduce_mean(tf.square(y - self(x, training=False))))
        return {"loss": self.total.result()}
