# keras: 2, 3
import tensorflow as tf
class Net(tf.keras.Model):
    def __init__(self, rate):
        super().__init__()
        self.fc = tf.keras.layers.Dense(1, kernel_regularizer=tf.keras.regularizers.l2(rate))
    def call(self, x):
        return self.fc(x)
    def get_loss(self, x, y):
        return tf.reduce_mean((self(x) - y) ** 2)
    def get_grad(self, x, y):
        with tf.GradientTape() as tape:
            loss = self.get_loss(x, y)  # -> LL602
        return tape.gradient(loss, self.trainable_variables)
    def learn(self, x, y, optimizer):
        optimizer.apply_gradients(zip(self.get_grad(x, y), self.trainable_variables))
