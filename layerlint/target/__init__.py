"""Which Keras code is for: evidence in the files of a project, and what follows from it for each class."""
