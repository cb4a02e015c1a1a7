# keras: 2, 3
import tensorflow as tf
import tf_keras as keras

model = keras.Sequential([keras.layers.Dense(1)])
optimizer = keras.optimizers.Adam()


def train(x, y):
    prediction = model(x, training=True)  # -> LL618
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(y - prediction))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
