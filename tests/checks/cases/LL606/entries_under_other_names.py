# keras: 2, 3
import tensorflow as tf


class Trackers(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.net = tf.keras.layers.Dense(1)
        self.trackers = {name: tf.keras.metrics.Mean(name=name) for name in ("hard", "soft")}
        self.others = {name: tf.keras.metrics.Mean(name=name) for name in ("near", "far")}

    def call(self, x, training=None):
        return self.net(x)


class ByALocalName(Trackers):
    @property
    def metrics(self):  # -> LL606
        return [self.trackers["hard"]]

    def train_step(self, data):
        metric = self.trackers["soft"]
        metric.update_state(1.0)
        return {"done": 1.0}


class ByAnotherKey(Trackers):
    @property
    def metrics(self):
        return [self.trackers["hard"]]

    def train_step(self, data):
        key = self.choose(data)
        values = {"soft": 1.0, "other": 2.0}
        for _, value in values.items():
            self.trackers[key].update_state(value)
        return {"done": 1.0}

    def choose(self, data):
        return "hard"


class TheFirstOfThem(Trackers):
    @property
    def metrics(self):
        return [self.trackers["hard"], self.others["near"], self.others["far"]]

    def train_step(self, data):
        metric = next(iter(self.trackers.values()))
        for other in self.others.values():
            metric.update_state(other.result())
        return {"done": 1.0}


class AfterTheLoop(Trackers):
    @property
    def metrics(self):
        return [self.trackers["hard"]]

    def train_step(self, data):
        for metric in self.trackers.values():
            tf.print(metric.name)
            break
        metric.update_state(1.0)
        return {"done": 1.0}


class ByPositions(Trackers):
    @property
    def metrics(self):
        return [self.trackers["hard"]]

    def train_step(self, data):
        for name in ("hard", "soft"):
            tf.print(name)
            for name in ("hard",):
                self.trackers[name].update_state(1.0)
        return {"done": 1.0}


class OfEachPair(Trackers):
    @property
    def metrics(self):  # -> LL606
        return [self.trackers["hard"]]

    def train_step(self, data):
        for name, metric in self.trackers.items():
            metric.update_state(1.0)
        return {"done": 1.0}


class OfRowsOfTwoWidths(Trackers):
    @property
    def metrics(self):
        return [self.trackers["hard"]]

    def train_step(self, data):
        for name, *more in (("hard", 1.0), ("hard", 1.0, 2.0)):
            self.trackers[name].update_state(more[0])
        return {"done": 1.0}
