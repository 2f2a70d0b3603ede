"""Use cases as plain functions: each may be killed anywhere and run again."""
