"""Finds personal data in what is to be published, shows it masked, and refuses publication.

Each kind of data has a detector module that examines a normalised text (`plaintext`); `scanner` runs all of
them. `site` checks everything of a site, `folder` any folder. Images, such as a signature or a scanned page,
are not examined.
"""

from __future__ import annotations
