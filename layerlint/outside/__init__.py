"""Code outside layer classes: functions, scripts, callbacks, losses and notebook cells, read with `ast`."""
