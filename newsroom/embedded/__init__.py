"""PostgreSQL and Redis from their wheels, for machines that bring none."""
