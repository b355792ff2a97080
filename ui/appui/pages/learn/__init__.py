"""S’informer: cards, a self-check, and what can be shown and printed."""
