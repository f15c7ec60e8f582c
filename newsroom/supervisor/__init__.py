"""One command runs everything: servers, web, worker and beat, started, watched and stopped together."""
