"""The only shared code that knows SQLAlchemy: one file of SQLite, or one PostgreSQL for many desks."""
