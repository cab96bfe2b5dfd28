"""Scripts as they are served."""

from __future__ import annotations

from cleancdd.render.scripts import bundled

OWN = """import { a as first } from "./search/a.js";
import { c } from "./search/c.js";
first(c);
"""
A = """// What a is.
/** @typedef {number} One */
import { c } from "./c.js";

/**
 * One more.
 * @param {number} one
 */
export function a(one) {
  return c + one; // kept
}
export const b = /** @type {One} */ 1;
"""


def test_a_script_has_what_it_imports_inside_each_module_once_and_before_what_needs_it() -> None:
    scripts = {
        "assets/search.js": OWN.encode(),
        "assets/search/a.js": A.encode(),
        "assets/search/c.js": b"export const c = 2;\n",
    }
    assert bundled(scripts)["assets/search.js"].decode() == (
        """const module1 = (() => {
const c = 2;
return { c };
})();
const module0 = (() => {
const { c } = module1;
function a(one) {
return c + one; // kept
}
const b = 1;
return { a, b };
})();
const { a: first } = module0;
const { c } = module1;
first(c);
"""
    )
    assert len(bundled(scripts)) == 1


def test_a_script_that_needs_no_other_and_one_whose_module_is_missing_stay_what_they_are() -> None:
    scripts = {"assets/sort.js": b"sort();\n", "assets/own.js": b'import { a } from "./gone.js";\na();\n'}
    assert bundled(scripts) == scripts


def test_modules_that_import_each_other_are_each_there_once() -> None:
    scripts = {
        "own.js": b'import { a } from "./a.js";\na();\n',
        "a.js": b'import { b } from "./b.js";\nexport const a = () => b;\n',
        "b.js": b'import { a } from "./a.js";\nexport const b = () => a;\n',
    }
    assert list(bundled(scripts)) == ["own.js"]
