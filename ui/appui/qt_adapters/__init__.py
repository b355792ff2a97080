"""Screen, clipboard, single instance: ports that need Qt."""
