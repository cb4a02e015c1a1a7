# keras: 2
import tensorflow as tf
from tensorflow.keras import layers


class Decoder(tf.keras.Model):
    """There is a graph in the file."""

    def __init__(self):
        super().__init__()
        self.dense = layers.Dense(3)

    def call(self, x):
        start = tf.ones((x.shape[0], 1))  # -> LL509
        for row in tf.range(3):
            start = start + float(tf.reduce_mean(x).numpy())  # -> LL504
        return self.dense(tf.concat([x, start], 1))


model = Decoder()
optimizer = tf.keras.optimizers.Adam()
@tf.function
def step(batch):
    pass


for batch in tf.data.Dataset.from_tensors(tf.ones((8, 3))):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(model(batch))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
