"""The outside world behind the ports: key store, network, browser. Still no Qt."""
