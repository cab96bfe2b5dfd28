"""Readers: each kind of author's file into a typed model, or every diagnostic of it."""
