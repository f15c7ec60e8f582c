"""What people and the clock do to pictures; one verb a file."""
