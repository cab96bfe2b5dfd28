"""Personal data in what is to be published: found wherever it stands, shown masked, and refused.

Each kind of data has a module of its own that looks at a text made plain (`cleaning`); `scanning` asks
them all. `site` looks at everything of a site, `folder` at any folder. What is drawn, such as a signature
or a scanned page, is out of reach.
"""

from __future__ import annotations

from cleancdd.privacy.hits import Kind
from cleancdd.privacy.scanning import scan

__all__ = ["Kind", "scan"]
