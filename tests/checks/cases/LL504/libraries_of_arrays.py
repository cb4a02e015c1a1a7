# keras: 2, 3
import cv2
import tensorflow as tf
from PIL import Image
from scipy import ndimage
from skimage import filters
from skimage.transform import resize


class Blurred(tf.keras.layers.Layer):
    def __init__(self, size, **kwargs):
        super().__init__(**kwargs)
        self.size = size
        self.kernel = cv2.getGaussianKernel(size, 1.0)

    def call(self, images):
        blurred = cv2.medianBlur(images, self.size)  # -> LL504
        smooth = ndimage.gaussian_filter(images, sigma=1.0)  # -> LL504
        edges = filters.sobel(image=images)  # -> LL504
        small = resize(tf.abs(images), (8, 8))  # -> LL504
        shown = Image.fromarray(images)  # -> LL504
        return blurred, smooth, edges, small, shown


class Prepared(tf.keras.layers.Layer):
    def call(self, images):
        kernel = cv2.getGaussianKernel(5, 1.0)
        return tf.numpy_function(lambda x: cv2.medianBlur(x, 5), [images], tf.float32) * kernel[0, 0]  # -> LL527
