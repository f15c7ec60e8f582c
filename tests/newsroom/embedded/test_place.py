"""Where servers keep their files, and as whom they run."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from newsroom.embedded.place import LONGEST_SOCKET_DIR, Place, make, place_for
from newsroom.trouble import Trouble

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root runs servers as somebody else")


def test_a_socket_fits_its_address_however_deep_the_project_lies(tmp_path):
    deep = Place(root=tmp_path.joinpath(*["a-rather-long-directory-name"] * 6), user=None)

    assert len(str(deep.sockets)) <= LONGEST_SOCKET_DIR


def test_a_directory_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "a-file").touch()

    with pytest.raises(Trouble, match="a-file/var cannot be written"):
        make(tmp_path / "a-file" / "var")


@as_root
def test_root_below_a_private_directory_keeps_the_data_where_its_server_can_reach():
    private = Path(tempfile.mkdtemp())
    try:
        place = place_for(private / "var")

        assert private not in place.root.parents
        assert place.user is not None
        assert private.stat().st_mode & 0o077 == 0
    finally:
        shutil.rmtree(private)
        shutil.rmtree(place.root)


@as_root
def test_root_in_an_open_directory_keeps_the_data_in_it():
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)

        assert place_for(Path(folder) / "var").root == Path(folder) / "var"
