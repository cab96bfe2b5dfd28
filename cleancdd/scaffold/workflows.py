"""Files that publish a new programme: the workflows of three hosts, and the make targets that they call."""

from __future__ import annotations

from collections.abc import Iterator

from cleancdd import __version__
from cleancdd.resources import publishing_folder
from cleancdd.scaffold.drafts import Draft

__all__ = ["WHEEL", "publishing_files"]

CARRIED = (
    ".github/workflows/site.yml",
    ".gitlab-ci.yml",
    ".forgejo/workflows/site.yml",
    "tools/publish_from_ci.sh",
)
"""The files that a programme has as they are here."""

WHEEL = f"cleancdd-{__version__}-py3-none-any.whl"
"""The file that the program is installed from."""

_REQUIREMENTS = f"""\
# โปรแกรมที่สร้างเว็บไซต์ วางไฟล์นี้ไว้ข้างไฟล์นี้และบันทึกใน git ด้วย ระบบเผยแพร่ติดตั้งจากไฟล์นี้
./{WHEEL}
"""

_MAKEFILE = """\
# คำสั่งที่ระบบเผยแพร่ใช้ ใช้ในเครื่องนี้ก็ได้ โปรแกรมติดตั้งไว้ใน .venv ตาม requirements.txt
PYTHON ?= python3
BIN := .venv/bin

site: .venv/site.stamp  ## สร้างเว็บไซต์ใน site/
	$(BIN)/cleancdd build

diff: .venv/site.stamp  ## บอกว่าเปลี่ยนอะไรบนเว็บไซต์: make diff BASE=main
	@$(BIN)/cleancdd diff "$(BASE)" --format "$(or $(FORMAT),text)"

preview: .venv/site.stamp  ## สร้างเว็บไซต์ใน preview/ ที่เปิดดูได้โดยไม่มีเครื่องแม่ข่าย
	$(BIN)/cleancdd build --out preview --offline

.venv/site.stamp: requirements.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.PHONY: site diff preview
"""


def publishing_files() -> Iterator[Draft]:
    """The files of a new programme that publish it."""
    yield Draft("Makefile", _MAKEFILE)
    yield Draft("requirements.txt", _REQUIREMENTS)
    for path in CARRIED:
        yield Draft(path, (publishing_folder() / path).read_text(encoding="utf-8"))
