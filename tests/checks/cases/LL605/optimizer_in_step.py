# keras: 2, 3
import tensorflow as tf
class A(tf.keras.Model):
    def train_step(self, data):
        x, y = data
        opt = tf.keras.optimizers.Adam(1e-3)  # -> LL605
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(self(x) - y)) + sum(self.losses)
        g = tape.gradient(loss, self.trainable_variables)
        opt.apply_gradients(zip(g, self.trainable_variables))
        return {"loss": loss, "a": loss}
