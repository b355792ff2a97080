"""One contract class per port; every back-end, real or fake, inherits it."""
