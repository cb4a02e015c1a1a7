# keras: 2, 3
# compute_loss contains the added losses.
import tensorflow as tf


class Net(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.head = tf.keras.layers.Dense(2, kernel_regularizer="l2")
        self.total = tf.keras.metrics.Mean(name="loss")

    def call(self, inputs, training=None):
        return self.head(inputs)

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            predicted = self(x, training=True)
            loss = self.compute_loss(x=x, y=y, y_pred=predicted)
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables, strict=False))
        self.total.update_state(loss)
        return {"loss": self.total.result()}
