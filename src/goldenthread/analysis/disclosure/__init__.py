"""What may be published: small numbers hidden, and with them whatever would reveal them."""
