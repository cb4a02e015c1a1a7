# keras: 2, 3
import tensorflow as tf


class Nets(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.net = tf.keras.Sequential([tf.keras.layers.Dense(1)])
        self.other = tf.keras.Sequential([tf.keras.layers.Dense(1)])

    def call(self, x):
        return self.net(x) + self.other(x)


class TakesTheGradient(Nets):
    def _gradients(self, tape, loss, network):
        return tape.gradient(loss, network.trainable_variables)

    def learn(self, x):
        out = self.net(x)  # -> LL618
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(out)
        return self._gradients(tape, loss, self.net)


class OfAnother(Nets):
    def _gradients(self, tape, loss, network):
        network = self.other
        return tape.gradient(loss, network.trainable_variables)

    def learn(self, x):
        out = self.net(x)
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(out) + tf.reduce_mean(self.other(x))
        return self._gradients(tape, loss, self.net)


class RunsIt(Nets):
    def _learn(self, network, x):
        out = network(x)  # -> LL618
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(out)
        return tape.gradient(loss, network.trainable_variables)

    def learn(self, x):
        return self._learn(self.net, x)


class RunsItUnderTheTape(Nets):
    def _learn(self, network, x):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(network(x))
        return tape.gradient(loss, network.trainable_variables)

    def learn(self, x):
        out = self.net(x)
        return out, self._learn(self.net, x)


class Static(Nets):
    @staticmethod
    def _gradients(tape, loss, network):
        return tape.gradient(loss, network.trainable_variables)

    def learn(self, x):
        out = self.net(x)  # -> LL618
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(out)
        return self._gradients(tape, loss, self.net)


def on_another_network(method):
    def replaced(self, tape, loss, network):
        return method(self, tape, loss, self.other)

    return replaced


class Decorated(Nets):
    @on_another_network
    def _gradients(self, tape, loss, network):
        return tape.gradient(loss, network.trainable_variables)

    def learn(self, x):
        out = self.net(x)
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(out) + tf.reduce_mean(self.other(x))
        return self._gradients(tape, loss, self.net)


class NeverAsked(Nets):
    def _gradients(self, tape, loss, network):
        yield tape.gradient(loss, network.trainable_variables)

    def learn(self, x):
        out = self.net(x)
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(out) + tf.reduce_mean(self.other(x))
        self._gradients(tape, loss, self.net)
        return tape.gradient(loss, self.other.trainable_variables)


class Replaced(Nets):
    def __init__(self, gradients=None, **kwargs):
        super().__init__(**kwargs)
        if gradients is None:
            gradients = lambda tape, loss, _: tape.gradient(loss, self.other.trainable_variables)
        self._gradients = gradients

    def _gradients(self, tape, loss, network):
        return tape.gradient(loss, network.trainable_variables)

    def learn(self, x):
        out = self.net(x)
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(out) + tf.reduce_mean(self.other(x))
        return self._gradients(tape, loss, self.net)


class Unpacked(Nets):
    def _gradients(self, tape, loss, network):
        return tape.gradient(loss, network.trainable_variables)

    def learn(self, x):
        out = self.net(x)
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(out) + tf.reduce_mean(self.other(x))
        arguments = (tape, loss, self.other)
        return self._gradients(*arguments)


class ByKeyword(Nets):
    def _gradients(self, tape, *, network, loss):
        return tape.gradient(loss, network.trainable_variables)

    def learn(self, x):
        out = self.net(x)  # -> LL618
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(out)
        return self._gradients(tape, loss=loss, network=self.net)


class ThroughTwo(Nets):
    def _gradients(self, tape, loss, network):
        return tape.gradient(loss, network.trainable_variables)

    def _of_network(self, tape, loss, model):
        return self._gradients(tape, loss, model)

    def learn(self, x):
        out = self.net(x)  # -> LL618
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(out)
        return self._of_network(tape, loss, self.net)
