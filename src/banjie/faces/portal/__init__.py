"""The portal: the public pages."""
