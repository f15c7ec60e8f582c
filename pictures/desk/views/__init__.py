"""The library's pages: each fetches, calls one verb, and answers."""
