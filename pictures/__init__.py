"""The picture library: originals that nobody outside sees, what the desk says of them, and what readers get."""
