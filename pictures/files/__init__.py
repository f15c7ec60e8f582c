"""What comes in as a file: known by its bytes, read in a process that may die, and drawn again without a word in it."""
