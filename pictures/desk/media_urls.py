"""Addresses of video, sound and documents, below /desk/pictures/ (each begins with `files/`)."""

urlpatterns: list = []
