# keras: 2, 3
# What the gradient is taken of: computed outside the tape, or under it, or not certain.
import tensorflow as tf
from project import Mixin, criterion
from tensorflow import keras


class Steps(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(4)
        self.loss_fn = keras.losses.MeanSquaredError()
        self.entropy = keras.losses.BinaryCrossentropy()

    def call(self, x):
        return self.dense(x)

    def by_a_function(self, x):
        with tf.GradientTape() as tape:
            out = self(x)
        loss = tf.reduce_mean(out)  # -> LL627
        return tape.gradient(loss, self.trainable_variables)

    def by_a_loss(self, x, y):
        with tf.GradientTape() as tape:
            out = self(x)
        return tape.gradient(self.loss_fn(y, out), self.trainable_variables)  # -> LL627

    def by_the_loss_of_compile(self, x, y):
        with tf.GradientTape() as tape:
            out = self(x)
        loss = self.compute_loss(y=y, y_pred=out)  # -> LL627
        return tape.gradient(loss, self.trainable_variables)

    def by_an_operation(self, x, y):
        with tf.GradientTape() as tape:
            out = self(x)
        loss = (out - y) ** 2  # -> LL627
        return tape.gradient(loss, self.trainable_variables)

    def by_a_sum(self, x):
        with tf.GradientTape() as tape:
            out = self(x)
        loss = tf.reduce_mean(out) + 1.0  # -> LL627
        return tape.gradient(loss, self.trainable_variables)

    def by_a_sum_of_lists(self, x, y):
        with tf.GradientTape() as tape:
            first, second = [self(x)], [self(y)]
        both = first + second
        return tape.gradient(both, self.trainable_variables)

    def of_a_list(self, x, y):
        with tf.GradientTape() as tape:
            first, second = self(x), self(y)
        return tape.gradient([first, second], self.trainable_variables)

    def under_another_name(self, x):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self(x))
        total = loss
        return tape.gradient(total, self.trainable_variables)

    def again_under_the_tape(self, x):
        loss = tf.reduce_mean(x)
        with tf.GradientTape() as tape:
            loss = loss + tf.reduce_mean(self(x))
        return tape.gradient(loss, self.trainable_variables)

    def by_a_criterion(self, x, y):
        with tf.GradientTape() as tape:
            out = self(x)
        loss = criterion(y, out)
        return tape.gradient(loss, self.trainable_variables)

    def of_another_tape(self, tape, x):
        loss = tf.reduce_mean(self(x))
        return tape.gradient(loss, self.trainable_variables)

    def by_a_layer(self, x):
        with tf.GradientTape() as tape:
            out = self(x)
        loss = self.dense(out)  # -> LL603, # -> LL618
        return tape.gradient(loss, self.trainable_variables)


class Mixed(Mixin, keras.Model):
    def step(self, x, y):
        with tf.GradientTape() as tape:
            out = self(x)
        loss = self.compute_loss(y=y, y_pred=out)
        return tape.gradient(loss, self.trainable_variables)


class OwnLoss(keras.Model):
    def call(self, x):
        return x

    def compute_loss(self, x=None, y=None, y_pred=None, sample_weight=None, training=True):
        with tf.GradientTape():
            return y_pred

    def step(self, x, y):
        with tf.GradientTape() as tape:
            out = self(x)
        loss = self.compute_loss(y=y, y_pred=out)
        return tape.gradient(loss, self.trainable_variables)
