"""Pure functions on strings and blocks: no database, no clock, no settings."""
