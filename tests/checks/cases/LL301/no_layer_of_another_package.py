# keras: 3
import tensorflow_model_optimization as tfmot


class Transform(tfmot.quantization.keras.QuantizeLayoutTransform):
    def __init__(self, bits=8):
        self.bits = bits
