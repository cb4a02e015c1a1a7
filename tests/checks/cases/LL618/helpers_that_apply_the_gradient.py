# keras: 2, 3
import tensorflow as tf


class Nets(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.net = tf.keras.Sequential([tf.keras.layers.Dense(1)])
        self.other = tf.keras.Sequential([tf.keras.layers.Dense(1)])

    def call(self, x):
        return self.net(x) + self.other(x)


class Applies(Nets):
    def _apply(self, tape, loss, network):
        gradients = tape.gradient(loss, network.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, network.trainable_variables))

    def learn(self, x):
        out = self.net(x)  # -> LL618
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(out)
        self._apply(tape, loss, self.net)


class OfAnother(Nets):
    def _apply(self, tape, loss, network):
        network = self.other
        gradients = tape.gradient(loss, network.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, network.trainable_variables))

    def learn(self, x):
        out = self.net(x)
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(out) + tf.reduce_mean(self.other(x))
        self._apply(tape, loss, self.net)


def on_another_network(method):
    def replaced(self, tape, loss, network):
        return method(self, tape, loss, self.other)

    return replaced


class Decorated(Nets):
    @on_another_network
    def _apply(self, tape, loss, network):
        gradients = tape.gradient(loss, network.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, network.trainable_variables))

    def learn(self, x):
        out = self.net(x)
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(out) + tf.reduce_mean(self.other(x))
        self._apply(tape, loss, self.net)


class Unpacked(Nets):
    def _apply(self, tape, loss, network):
        gradients = tape.gradient(loss, network.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, network.trainable_variables))

    def learn(self, x):
        out = self.net(x)
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(out) + tf.reduce_mean(self.other(x))
        arguments = (tape, loss, self.other)
        self._apply(*arguments)


class ByKeyword(Nets):
    def _apply(self, tape, *, network, loss):
        gradients = tape.gradient(loss, network.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, network.trainable_variables))

    def learn(self, x):
        out = self.net(x)  # -> LL618
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(out)
        self._apply(tape, loss=loss, network=self.net)


class ThroughTwo(Nets):
    def _apply(self, tape, loss, network):
        gradients = tape.gradient(loss, network.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, network.trainable_variables))

    def _of_network(self, tape, loss, model):
        self._apply(tape, loss, model)

    def learn(self, x):
        out = self.net(x)  # -> LL618
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(out)
        self._of_network(tape, loss, self.net)


class AppliesForTwo(Nets):
    def _apply(self, tape, loss, network):
        gradients = tape.gradient(loss, network.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, network.trainable_variables))

    def learn(self, x):
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(self.net(x)) + tf.reduce_mean(self.other(x))
        self._apply(tape, loss, self.net)
        self._apply(tape, loss, self.other)  # -> LL611


class RunsAndApplies(Nets):
    def _apply(self, network, x):
        out = network(x)  # -> LL618
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(out)
        gradients = tape.gradient(loss, network.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, network.trainable_variables))

    def learn(self, x):
        self._apply(self.net, x)


class NeverApplied(Nets):
    def _apply(self, tape, loss, network):
        gradients = tape.gradient(loss, network.trainable_variables)
        yield self.optimizer.apply_gradients(zip(gradients, network.trainable_variables))

    def learn(self, x):
        out = self.net(x)
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(out) + tf.reduce_mean(self.other(x))
        self._apply(tape, loss, self.net)
