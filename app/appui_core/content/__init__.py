"""The content pack: parsed, validated and dated."""
