"""Pictures of the newsroom's pages, to be looked at: `python -m bench.screens`, or `make screens`."""
