"""Files of users: discover them, read each as one Python module, edit them, and ask git for changed ones."""
