# keras: 2, 3
import tensorflow as tf
seen = tf.keras.metrics.Mean(name="seen")
kept = tf.keras.metrics.Mean(name="kept")
class A(tf.keras.Model):
    def train_step(self, data):
        logs = super().train_step(data)
        seen.update_state(1.0)  # -> LL606
        kept.update_state(1.0)
        own = tf.keras.metrics.Mean()  # -> LL605
        own.update_state(1.0)
        return {**logs, "seen": seen.result(), "kept": kept.result()}
    def test_step(self, data):
        kept.reset_state()
        seen.update_state(2.0)
        return super().test_step(data)
class B(tf.keras.Model):
    @property
    def metrics(self):
        return super().metrics + [seen]
    def train_step(self, data):
        seen.update_state(1.0)
        return super().train_step(data)
