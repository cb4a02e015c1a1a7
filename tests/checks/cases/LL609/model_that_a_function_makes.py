# keras: 2, 3
import tensorflow as tf
from tensorflow.keras import layers


def convolution(x, filters, decay=0.1):
    x = layers.Conv2D(filters, 3, kernel_regularizer=tf.keras.regularizers.l2(decay))(x)
    return layers.BatchNormalization()(x)


def build_net(size):
    image = layers.Input((size, size, 3))
    x = convolution(image, 8)
    return tf.keras.Model(image, layers.GlobalAveragePooling2D()(x))


net = build_net(16)
optimizer = tf.keras.optimizers.Adam()


def compute_loss(true, pred):
    return tf.reduce_mean(tf.square(true - pred))


@tf.function
def step(x, y):
    with tf.GradientTape() as tape:
        pred = net(x)  # -> LL609
        loss = compute_loss(y, pred) + tf.add_n(net.losses)
    optimizer.apply_gradients(zip(tape.gradient(loss, net.trainable_variables), net.trainable_variables))


def step_without_losses(x, y):
    with tf.GradientTape() as tape:
        loss = compute_loss(y, net(x, training=True))  # -> LL602
    optimizer.apply_gradients(zip(tape.gradient(loss, net.trainable_variables), net.trainable_variables))


def step_right(x, y):
    with tf.GradientTape() as tape:
        loss = compute_loss(y, net(x, training=True)) + sum(net.losses)
    optimizer.apply_gradients(zip(tape.gradient(loss, net.trainable_variables), net.trainable_variables))
