import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def in_english():
    """The rules speak English here, whatever language the site speaks."""
    with translation.override("en"):
        yield


@pytest.fixture
def shelves(settings, tmp_path):
    """Storages of the test's own, on this machine's disk; the directory they lie in."""
    own = {name: dict(backend) for name, backend in settings.STORAGES.items()}
    for name in ("originals", "renditions"):
        own[name] = {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / name, "base_url": None},
        }
    settings.STORAGES = own
    return tmp_path
