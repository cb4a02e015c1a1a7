# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, tau=5.0, decay=0.99, low=0.5, **kwargs):
        super().__init__(**kwargs)
        self.tau = tau
        self.decay = decay
        self.low = low
        self.rate = tau
    def get_config(self):
        return {**super().get_config(), "tau": 5.0, "decay": self.decay, "low": self.low}
    def call(self, x, training=None):
        if training:
            self.tau = max(self.low, self.tau * self.decay)  # -> LL106
            self.rate *= self.decay  # -> LL106
        return x / self.tau + self.rate
