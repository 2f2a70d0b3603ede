"""Migrations of the database, run by `records.schema` only."""
