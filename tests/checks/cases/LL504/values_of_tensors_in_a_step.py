# keras: 2, 3
import numpy as np
import tensorflow as tf
class A(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.features = tf.keras.applications.MobileNetV2(include_top=False)
        self.table = tf.constant(np.eye(4))
    def call(self, x):
        rows = np.eye(4)[tf.argmax(x, axis=-1)]  # -> LL504
        kept = np.eye(4)[0] + np.eye(4)[:2].sum()
        return tf.cast(rows, x.dtype) + self.features.predict(x)  # -> LL504
    def test_step(self, data):
        x, y = data
        loss = self.compiled_loss(y, self(x, training=False))
        return {"loss": loss.numpy()}  # -> LL504
