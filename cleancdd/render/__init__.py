"""Renders pages to bytes."""
