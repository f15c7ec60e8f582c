"""The editorial domain: stories, their workflow, their text, and the two sides that show them."""
