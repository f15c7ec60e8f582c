"""The public side: it reads what is live and writes nothing."""
