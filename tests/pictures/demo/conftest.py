from tests.pictures.media.conftest import own_shelves

__all__ = ["own_shelves"]
