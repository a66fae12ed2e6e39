"""The use cases: one use case, one transaction."""
