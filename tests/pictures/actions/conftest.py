import pytest
from django.conf import settings
from django.core.files.storage import storages


@pytest.fixture(autouse=True)
def own_shelves(tmp_path, monkeypatch):
    """Each test has empty storages of its own, on this machine's disk."""
    shelves = {
        name: {**backend, "OPTIONS": {**backend.get("OPTIONS", {}), "location": tmp_path / name}}
        if name in ("originals", "renditions")
        else backend
        for name, backend in settings.STORAGES.items()
    }
    monkeypatch.setattr(storages, "_backends", shelves)
    monkeypatch.setattr(storages, "_storages", {})
    return tmp_path
