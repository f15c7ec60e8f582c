"""Where a picture is cut and how large it is drawn: numbers only, no file and no row."""
