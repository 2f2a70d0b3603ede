"""The way in for people and programs; it has no rules of its own."""
