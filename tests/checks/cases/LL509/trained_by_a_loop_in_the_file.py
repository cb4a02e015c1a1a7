# keras: 2, 3
import tensorflow as tf
from tensorflow.keras import layers


class Decoder(tf.keras.Model):
    """Nothing here makes a graph, and what fails in one alone is a note."""

    def __init__(self):
        super().__init__()
        self.dense = layers.Dense(3)

    def call(self, x):
        start = tf.ones((x.shape[0], 1))
        for row in tf.range(3):
            start = start + float(tf.reduce_mean(x).numpy())
        return self.dense(tf.concat([x, start], 1))


vocabulary = object()
vocabulary.fit("words.txt")
model = Decoder()
optimizer = tf.keras.optimizers.Adam()
for batch in tf.data.Dataset.from_tensors(tf.ones((8, 3))):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(model(batch))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
