"""The frame: settings, addresses, servers, and the tools every other room stands on."""
