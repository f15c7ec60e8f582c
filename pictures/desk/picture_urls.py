"""Addresses of one picture's page and what is done there, below /desk/pictures/."""

urlpatterns: list = []
