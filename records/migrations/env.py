"""What Alembic runs: the migrations, on the connection that was handed over."""

from alembic import context

from records.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
)
# The transaction belongs to the caller.
context.run_migrations()
