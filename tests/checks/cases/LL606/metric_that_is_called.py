# keras: 2, 3
import tensorflow as tf
class A(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.enc = tf.keras.layers.Dense(3)
        self.tracker = tf.keras.metrics.Mean(name="loss")
        self.psnr = tf.keras.metrics.Mean(name="psnr")
    @property
    def metrics(self):  # -> LL606
        return [self.tracker]
    def call(self, x):
        return self.enc(x)
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True)))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        self.tracker(loss)
        self.psnr(-loss)
        return {m.name: m.result() for m in (self.tracker, self.psnr)}
