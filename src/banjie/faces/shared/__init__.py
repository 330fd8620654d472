"""What all faces share: words, formats, styles, templates and the time rule."""
