"""Is a line open now, when does that change, and what to offer instead."""
