"""Called by Alembic for every migration run; the connection comes from `upgrade`."""

from alembic import context

from app.server.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
