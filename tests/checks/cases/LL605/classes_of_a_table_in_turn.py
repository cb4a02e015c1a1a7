# keras: 2, 3
import keras
from elsewhere import OTHERS

METRICS = {"acc": keras.metrics.BinaryAccuracy, "auc": keras.metrics.AUC}
MIXED = {"acc": keras.metrics.BinaryAccuracy, "other": OTHERS}
MADE = {"acc": keras.metrics.BinaryAccuracy()}


class Scores(keras.Model):
    def __init__(self):
        super().__init__()
        self.own = {name: cls(name=name) for name, cls in METRICS.items()}

    def call(self, x, training=None):
        return x

    def test_step(self, data):
        x, y = data
        results = {}
        for name, cls in METRICS.items():
            metric = cls()  # -> LL605
            metric.update_state(y, self(x, training=False))
            results[name] = metric.result()
        for cls in METRICS.values():
            cls()  # -> LL605
        for name, cls in zip(("a", "b"), METRICS.values()):
            cls(name=name)  # -> LL605
        for _, cls in MIXED.items():
            cls()
        for _, cls in OTHERS.items():
            cls()
        for metric in (*self.own.values(), *MADE.values()):
            metric.update_state(y, x)
        return results
