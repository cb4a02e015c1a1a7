# keras: 2, 3
import tensorflow as tf


class Trackers(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.net = tf.keras.layers.Dense(1)
        self.trackers = {name: tf.keras.metrics.Mean(name=name) for name in ("hard", "soft")}
        self.written = {
            "hard": tf.keras.metrics.Mean(name="hard"),
            "soft": tf.keras.metrics.Mean(name="soft"),
        }

    def call(self, x, training=None):
        return self.net(x)


class ByPairs(Trackers):
    @property
    def metrics(self):  # -> LL606
        return [self.trackers["hard"]]

    def train_step(self, data):
        x, y = data
        loss = tf.reduce_mean(tf.square(y - self(x, training=True)))
        for name, value in (("hard", loss), ("soft", 2.0 * loss)):
            self.trackers[name].update_state(value)
        return {name: metric.result() for name, metric in self.trackers.items()}


class ByNames(Trackers):
    @property
    def metrics(self):  # -> LL606
        return [self.trackers["hard"]]

    def train_step(self, data):
        for name in ["soft", "hard"]:
            self.trackers[name].update_state(1.0)
        return {}


class All(Trackers):
    @property
    def metrics(self):  # -> LL606
        return [self.written["hard"]]

    def train_step(self, data):
        for metric in self.written.values():
            metric.update_state(1.0)
        return {}


class AllListed(Trackers):
    @property
    def metrics(self):
        return [self.written["hard"], self.written["soft"]]

    def train_step(self, data):
        for metric in self.written.values():
            metric.update_state(1.0)
        return {}


class OnlyTheListedOne(Trackers):
    @property
    def metrics(self):
        return [self.trackers["hard"]]

    def train_step(self, data):
        for name in ("hard",):
            self.trackers[name].update_state(1.0)
        return {}


class OtherNames(Trackers):
    @property
    def metrics(self):
        return [self.trackers["hard"]]

    def train_step(self, data):
        key = self.choose(data)
        for name in ("soft", "other"):
            tf.print(name)
            self.trackers[key].update_state(1.0)
        return {}

    def choose(self, data):
        return "hard"


class ByTheDictOfValues(Trackers):
    @property
    def metrics(self):  # -> LL606
        return [self.trackers["hard"]]

    def train_step(self, data):
        values = {"hard": 1.0, "soft": 2.0}
        for name, value in values.items():
            self.trackers[name].update_state(value)
        return {}


class ByTheDictOfTheListedOne(Trackers):
    @property
    def metrics(self):
        return [self.trackers["hard"]]

    def train_step(self, data):
        values = {"hard": 1.0}
        for name, value in values.items():
            self.trackers[name].update_state(value)
        return {}


class OfTwoDicts(Trackers):
    @property
    def metrics(self):
        return [self.trackers["hard"], *self.written.values()]

    def train_step(self, data):
        for metric in (self.trackers if self.net.built else self.written).values():
            metric.update_state(1.0)
        return {}


class OneOfTwo(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.net = tf.keras.layers.Dense(1)
        self.easy = tf.keras.metrics.Mean(name="easy")
        self.hard = tf.keras.metrics.Mean(name="hard")

    def call(self, x, training=None):
        return self.net(x)

    @property
    def metrics(self):
        return [self.easy, self.hard]

    def train_step(self, data):
        metric = self.easy if self.net.built else self.hard
        metric.update_state(1.0)
        return {"loss": metric.result()}
