"""The demo's pictures: scenes of a region that does not exist, drawn by code and filed as its photographers would."""
