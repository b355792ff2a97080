"""What a person may set: one described table, a file, and the machine's policy above it."""
