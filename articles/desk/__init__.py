"""The journalists' side: pages and forms. It decides nothing; it asks the actions."""
