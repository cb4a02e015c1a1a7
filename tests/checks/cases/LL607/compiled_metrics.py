# keras: 3
import tensorflow as tf
class A(tf.keras.Model):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            p = self(x, training=True)
            loss = self.compiled_loss(y, p, regularization_losses=self.losses)
        grads = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(grads, self.trainable_variables))
        self.compiled_metrics.update_state(y, p)  # -> LL607
        return {m.name: m.result() for m in self.metrics}
    def test_step(self, data):
        x, y = data
        p = self(x, training=False)
        self.compiled_metrics.update_state(y, p)  # -> LL607
        return {m.name: m.result() for m in self.metrics}
class B(tf.keras.Model):
    def train_step(self, data):
        x, y = data
        if hasattr(self, "compiled_metrics"):
            pass
        for m in self.metrics:
            m.update_state(y, x)
        return super().train_step(data)
