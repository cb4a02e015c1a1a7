# keras: 3
import keras
import tensorflow as tf

model = keras.Sequential([keras.layers.Dense(1)])
optimizer = keras.optimizers.SGD()


def to_be_small(x):
    with tf.GradientTape() as tape:
        out = model(x)
        loss = keras.ops.mean(out)
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


def to_be_near(x, y):
    with tf.GradientTape() as tape:
        out = model(x)
        loss = keras.losses.mean_squared_error(y, out)  # -> LL603
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
