"""The models of the programme: frozen, typed values that know nothing of files, templates or commands."""
