# keras: 2, 3
import tensorflow as tf
from tensorflow.keras.applications import ResNet50
from tensorflow.keras.applications.vgg16 import VGG16, preprocess_input


class Made(tf.keras.Model):
    def call(self, x, training=None):
        base = tf.keras.applications.MobileNetV2(include_top=False, weights=None)  # -> LL201
        return base(x)


class Held(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.base = ResNet50(include_top=False)
        self.base.trainable = False
        self.vgg = VGG16(weights=None)
        self.features = tf.keras.Model(self.vgg.input, self.vgg.get_layer("block1_conv1").output)

    def build(self, input_shape):
        self.built = True

    def call(self, x, training=None):
        x = preprocess_input(x)
        print(self.vgg.input_shape, self.vgg.output_shape, self.vgg.layers)
        return self.base(x, training=False) + self.features(x) + self.vgg(x)
