"""The demo newspaper: its people, its stories and the past they are given. `README.md` describes the country."""
