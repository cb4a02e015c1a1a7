# keras: 2, 3
# The forward pass is before the tape: what is under it uses the weights again, or does not.
import tensorflow as tf
from project import Mixin, criterion
from tensorflow import keras


class Steps(keras.Model):
    def __init__(self, factor, measure, **kwargs):
        super().__init__(**kwargs)
        self.net = keras.Sequential([keras.layers.Dense(4)])
        self.critic = keras.Sequential([keras.layers.Dense(1)])
        self.loss_fn = keras.losses.MeanSquaredError()
        self.scale = self.add_weight(name="scale", shape=(), initializer="ones")
        self.factor = factor
        self.measure = measure
        self.rate = 0.5
        self.table = {"critic": self.critic}

    def call(self, x):
        return self.scale * self.net(x)

    def by_operations(self, x, y):
        out = self(x)  # -> LL618
        with tf.GradientTape() as tape:
            loss = self.rate * tf.reduce_mean((out - y) ** 2)
        return tape.gradient(loss, self.trainable_variables)

    def by_a_loss(self, x, y):
        out = self(x)  # -> LL618
        with tf.GradientTape() as tape:
            loss = self.loss_fn(y, out)
        return tape.gradient(loss, self.trainable_variables)

    def by_compute_loss(self, x, y):
        out = self(x)  # -> LL618
        with tf.GradientTape() as tape:
            loss = self.compute_loss(y=y, y_pred=out)
        return tape.gradient(loss, self.trainable_variables)

    def by_a_part(self, x, y):
        out = self.net(x)  # -> LL618
        with tf.GradientTape() as tape:
            loss = sum([tf.reduce_mean(out - y)])
        return tape.gradient(loss, self.trainable_variables)

    def by_an_argument(self, x, y, loss_fn):
        out = self(x)  # -> LL618
        with tf.GradientTape() as tape:
            loss = loss_fn(y, out)
        return tape.gradient(loss, self.trainable_variables)

    def by_an_attribute(self, x, y):
        out = self(x)  # -> LL618
        with tf.GradientTape() as tape:
            loss = self.measure(y, out)
        return tape.gradient(loss, self.trainable_variables)

    def with_a_factor(self, x, y):
        out = self(x)  # -> LL618
        with tf.GradientTape() as tape:
            loss = self.factor * tf.reduce_mean(out - y)
        return tape.gradient(loss, self.trainable_variables)

    def measures_the_inputs(self, x, measure):
        out = self(x)
        with tf.GradientTape() as tape:
            loss = measure(self, x) + tf.reduce_mean(out)
        return tape.gradient(loss, self.trainable_variables)

    def by_the_critic(self, x):
        out = self.net(x)
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self.critic(out))
        return tape.gradient(loss, self.trainable_variables)

    def with_penalties(self, x):
        out = self(x)
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(out) + tf.add_n(self.losses)
        return tape.gradient(loss, self.trainable_variables)

    def with_norms(self, x):
        out = self(x)
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(out) + tf.add_n([tf.nn.l2_loss(w) for w in self.trainable_weights])
        return tape.gradient(loss, self.trainable_variables)

    def with_the_scale(self, x):
        out = self.net(x)
        with tf.GradientTape() as tape:
            loss = self.scale * tf.reduce_mean(out)
        return tape.gradient(loss, self.trainable_variables)

    def in_a_branch(self, x, twice):
        out = self(x)
        with tf.GradientTape() as tape:
            loss = tf.cond(twice, lambda: tf.reduce_mean(self(x)), lambda: tf.reduce_mean(out))
        return tape.gradient(loss, self.trainable_variables)

    def from_a_table(self, x):
        out = self(x)
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self.table["critic"](out)) + tf.reduce_mean(out)
        return tape.gradient(loss, self.trainable_variables)

    def by_a_criterion(self, x, y):
        out = self(x)
        with tf.GradientTape() as tape:
            loss = criterion(y, out)
        return tape.gradient(loss, self.trainable_variables)

    def of_the_net(self, x, y):
        out = self.net(x)  # -> LL618
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self.critic(out))
        return tape.gradient(loss, self.net.trainable_variables)

    def of_the_net_with_the_model(self, x, y):
        out = self.net(x)
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(out) + tf.reduce_mean(self(x))
        return tape.gradient(loss, self.net.trainable_variables)

    def of_the_net_again(self, x, y):
        out = self.net(x)
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(out) + tf.reduce_mean(self.net(y))
        return tape.gradient(loss, self.net.trainable_variables)


class Shares(keras.Model):
    def __init__(self, base, **kwargs):
        super().__init__(**kwargs)
        head = keras.layers.Dense(2)
        self.shared = keras.layers.Dense(4)
        self.first = keras.Sequential([base, keras.layers.Dense(4)])
        self.second = keras.Sequential([base, keras.layers.Dense(1)])
        self.third = keras.Sequential([self.shared])
        self.fourth = keras.Sequential([self.shared])
        self.fifth = keras.Sequential([head])
        self.sixth = keras.Sequential([head])

    def call(self, x):
        return self.second(self.first(x)) + self.fourth(self.third(x)) + self.sixth(self.fifth(x))

    def of_the_first(self, x):
        out = self.first(x)
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self.second(out))
        return tape.gradient(loss, self.first.trainable_variables)

    def of_the_third(self, x):
        out = self.third(x)
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self.fourth(out))
        return tape.gradient(loss, self.third.trainable_variables)

    def of_the_fifth(self, x):
        out = self.fifth(x)
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self.sixth(out))
        return tape.gradient(loss, self.fifth.trainable_variables)


class Mixed(Mixin, keras.Model):
    def call(self, x):
        return self.net(x)

    def step(self, x):
        out = self(x)
        with tf.GradientTape() as tape:
            loss = self.compute_loss(y=x, y_pred=out)
        return tape.gradient(loss, self.trainable_variables)

    def step_of_the_mixin(self, x):
        out = self(x)
        with tf.GradientTape() as tape:
            loss = self.loss_of_the_mixin(x, out)
        return tape.gradient(loss, self.trainable_variables)


class OwnLoss(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.net = keras.Sequential([keras.layers.Dense(4)])

    def call(self, x):
        return self.net(x)

    def compute_loss(self, x=None, y=None, y_pred=None, sample_weight=None, training=True):
        return tf.reduce_mean(self(x) - y_pred)

    def step(self, x):
        out = self(x)
        with tf.GradientTape() as tape:
            loss = self.compute_loss(x=x, y_pred=out)
        return tape.gradient(loss, self.trainable_variables)

    def step_twice(self, x, y):
        out = self(x)  # -> LL618
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(out - y)
        tape.gradient(loss, self.trainable_variables)
        return tape.gradient(loss, self.trainable_variables)
