"""The desk's pages: each fetches, calls one verb, and answers."""
