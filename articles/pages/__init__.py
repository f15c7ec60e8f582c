"""What a story, a list or a feed says: context builders over given rows. No request, no write."""
