"""A static-site generator for a government transparency programme: YAML and Markdown in, a scored Thai site
out."""

__version__ = "0.1.0"
