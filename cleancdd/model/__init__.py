"""The models of the programme: frozen, typed values without behaviour of files, templates or commands."""
