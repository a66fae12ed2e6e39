"""Is the bot well? Told to whoever watches over it: over HTTP on loopback, and to systemd."""
