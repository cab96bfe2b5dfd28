from __future__ import annotations

from typing import Any


def test_a_former_address_leads_on_without_script(learned: Any, outline: Any) -> None:
    page = outline(learned.html["/old/"])
    assert ("meta", {"http-equiv": "refresh", "content": "0; url=../guidance/tools/"}) in page.tags
    assert ("link", {"rel": "canonical", "href": "../guidance/tools/"}) in page.tags
    assert page.main == "หน้านี้ย้ายแล้ว ไปที่ หน้า tools"


def test_a_site_where_nothing_moved_has_no_redirection(site: Any) -> None:
    assert not [page for page in site.pages.values() if page.template == "redirect.html"]
