# keras: 3
import keras
import numpy as np
from keras import ops as K


class Counted(keras.metrics.Metric):
    """A helper gets what its callers hand it, whatever it calls that."""

    def __init__(self, names, **kwargs):
        super().__init__(**kwargs)
        self.names = list(names)
        self.hits = self.add_weight(name="hits", initializer="zeros")

    def by_callers(self, y_true):
        return [self.names[i] if 0 <= i < len(self.names) else "O" for i in y_true]

    def by_annotation(self, y_true: np.ndarray):
        return 3 if y_true[0] > 3 else 0

    def of_a_tensor(self, y_true):
        return 3 if y_true > 3 else 0  # -> LL503

    def update_state(self, y_true, y_pred, sample_weight=None):
        given = K.convert_to_numpy(y_true)  # -> LL504
        if given[0] > 3:
            self.hits.assign_add(1.0)
        self.by_callers(given.astype(np.int32))
        self.by_annotation(given)
        self.of_a_tensor(y_true[0, 0])

    def result(self):
        return self.hits
