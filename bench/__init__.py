"""What the README's figures come from, runnable by anyone: `make bench`, or `python -m bench` beside a PostgreSQL."""
