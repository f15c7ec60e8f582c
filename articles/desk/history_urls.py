"""Addresses of a story's past and of what will go out: they stand in the desk's own list."""

urlpatterns: list = []
