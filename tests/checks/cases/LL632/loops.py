# keras: 2, 3
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.SGD()
train_loss = tf.keras.metrics.Mean()
accuracy = tf.keras.metrics.BinaryAccuracy()


@tf.function
def train_step(x, y):
    with tf.GradientTape() as tape:
        predictions = model(x, training=True)
        loss = tf.reduce_mean(tf.keras.losses.mse(y, predictions))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    train_loss(y, predictions)  # -> LL632
    train_loss.update_state(y, predictions)  # -> LL632
    train_loss(loss)
    accuracy(y, predictions)
