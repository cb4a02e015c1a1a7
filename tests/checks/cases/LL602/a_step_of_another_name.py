# keras: 2, 3
import tensorflow as tf
class A(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = tf.keras.layers.Dense(3, kernel_regularizer="l2")
        self.optimizer_ = tf.keras.optimizers.Adam()
        self.loss_of = tf.keras.losses.MeanSquaredError()
    def call(self, x):
        return self.dense(x)
    @tf.function
    def learn(self, x, y):
        with tf.GradientTape() as tape:
            p = self(x, training=True)
            loss = self.loss_of(y, p)  # -> LL602
        grads = tape.gradient(loss, self.trainable_variables)
        self.optimizer_.apply_gradients(zip(grads, self.trainable_variables))
        return loss
class B(A):
    def learn(self, x, y):
        with tf.GradientTape() as tape:
            loss = self.loss_of(y, self(x)) + self.extra()
        grads = tape.gradient(loss, self.trainable_variables)
        self.optimizer_.apply_gradients(zip(grads, self.trainable_variables))
    def extra(self):
        return tf.add_n(self.losses)
class C(A):
    def learn(self, x, y):
        with tf.GradientTape() as tape:
            loss = self.loss_of(y, x)
        grads = tape.gradient(loss, self.trainable_variables)
        self.optimizer_.apply_gradients(zip(grads, self.trainable_variables))
