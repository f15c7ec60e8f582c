"""The demo newspaper: its people, its stories and their past. `README.md` describes the country."""
