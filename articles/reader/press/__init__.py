"""Pages pressed: which there are, what each change touches, and pressing them again, most important first."""
