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


class Chosen(Trackers):
    def __init__(self, chosen="hard", late=False):
        super().__init__()
        self.chosen = chosen
        self.late = None
        self.late = {"first": tf.keras.metrics.Mean(), "second": tf.keras.metrics.Mean()}
        if late:
            self.perhaps = {"one": tf.keras.metrics.Mean(), "two": tf.keras.metrics.Mean()}
        else:
            self.perhaps = {"one": tf.keras.metrics.Mean()}


class ByTheChosenKey(Chosen):
    @property
    def metrics(self):
        return [self.trackers["hard"]]

    def train_step(self, data):
        key = self.chosen
        self.trackers[key].update_state(1.0)
        for name in ("soft", "other"):
            self.trackers[key].update_state(len(name))
        for name, value in {"soft": 1.0, "other": 2.0}.items():
            tf.print(name)
            self.trackers[key].update_state(value)
        return {"done": 1.0}


class ByNamesUnderACondition(Chosen):
    @property
    def metrics(self):  # -> LL606
        return [self.trackers["hard"]]

    def train_step(self, data):
        for name in ("hard", "soft"):
            if self.chosen:
                self.trackers[name].update_state(1.0)
        return {"done": 1.0}


class ByValuesUnderACondition(Chosen):
    @property
    def metrics(self):  # -> LL606
        return [self.trackers["hard"]]

    def train_step(self, data):
        for metric in self.trackers.values():
            if self.chosen:
                metric.update_state(1.0)
        return {"done": 1.0}


class SetToNoneFirst(Chosen):
    @property
    def metrics(self):  # -> LL606
        return [self.late["first"]]

    def train_step(self, data):
        for metric in self.late.values():
            metric.update_state(1.0)
        return {"done": 1.0}


class OneOrTwo(Chosen):
    @property
    def metrics(self):
        return [self.perhaps["one"]]

    def train_step(self, data):
        for metric in self.perhaps.values():
            metric.update_state(1.0)
        return {"done": 1.0}


class WithMoreKeys(Chosen):
    @property
    def metrics(self):  # -> LL606
        return [self.trackers["hard"]]

    def train_step(self, data):
        more = dict(hard=1.0)
        for name, value in {**more, "soft": 2.0}.items():
            self.trackers[name].update_state(value)
        return {"done": 1.0}


class OfTheFirstInALoop(Chosen):
    @property
    def metrics(self):
        return [self.trackers["hard"]]

    def train_step(self, data):
        for _, metric in self.trackers.items():
            tf.print(metric.name)
            next(iter(self.trackers.values())).update_state(1.0)
        return {"done": 1.0}


class Made(Trackers):
    """Counters that are no metrics."""

    def __init__(self, make):
        super().__init__()
        self.counters = make()

    @property
    def metrics(self):
        return [self.trackers["hard"], self.trackers["soft"]]

    def train_step(self, data):
        for counter in self.counters.values():
            counter.update_state(1.0)
        return {"done": 1.0}
