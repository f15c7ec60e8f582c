"""An archive of many published stories over ten years, in minutes, as the verbs would have left it."""
