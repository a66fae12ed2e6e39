"""The only room that speaks SQL: SQLite or PostgreSQL through SQLModel's tables."""
