"""Public pages, rendered once and kept on disk: a store, and the layer before Django that answers from it."""
