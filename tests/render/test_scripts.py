"""Scripts as they are served."""

from __future__ import annotations

import re

import pytest

from cleancdd.render.scripts import UnknownForm, bundled

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
        """const module1=(()=>{const c=2;return{c}})();const module0=(()=>{const{c}=module1;function a(one){\
return c + one; // kept
}
const b=1;return{a,b}})();const{a:first}=module0,{c}=module1;first(c);
"""
    )
    assert len(bundled(scripts)) == 1


def test_a_script_that_needs_no_other_and_one_whose_module_is_missing_stay_what_they_are() -> None:
    scripts = {"assets/sort.js": b"sort()\n", "assets/own.js": b'import { a } from "./gone.js";\na();\n'}
    made = bundled(scripts)
    assert made["assets/sort.js"] == scripts["assets/sort.js"]
    assert made["assets/own.js"] == b'import{a}from "./gone.js";a();\n'


def test_lines_are_joined_where_a_sign_says_that_no_statement_ends_but_never_behind_a_comment() -> None:
    script = b"const a = {\n  b: 1,\n};\nlet c = a.b\nc++; // {\nsay(\n  c,\n);\nsay(`//${c}`);\nlet d = 2;\n"
    assert bundled({"a.js": script})["a.js"] == (
        b"const a={b:1,};let c=a.b\nc++; // {\nsay(c,);say(`//${c}`);\nlet d=2;\n"
    )


def test_the_last_statement_of_a_block_needs_no_sign_at_its_end() -> None:
    script = b"if (a) {\n  say(1);\n  say(`;`);\n}\nlet b = 2; // c;\n{\n  b = 3; // d;\n}\n"
    assert bundled({"a.js": script})["a.js"] == (
        b"if(a){say(1);say(`;`)}\nlet b = 2; // c;\n{b = 3; // d;\n}\n"
    )


def test_constants_that_follow_each_other_are_one_statement() -> None:
    script = b"""const a = 1;
const { b } = two;
const c = () => {
say(a);
say(b);
};
const d = a;
if (d) {
const e = d;
const f = e;
say(f);
}
"""
    assert bundled({"a.js": script})["a.js"] == (
        b"const a=1,{b}=two,c=()=>{say(a);say(b)};const d=a;if(d){const e=d,f=e;say(f)}\n"
    )


def test_thai_letters_by_number_are_letters_unless_the_sign_before_them_stands_for_itself() -> None:
    script = r"const a = /[\u0e01-\u0e2e]\u0301/u, b = '\\u0e01';" + "\n"
    assert bundled({"a.js": script.encode()})["a.js"].decode() == (
        r"const a = /[ก-ฮ]\u0301/u, b = '\\u0e01';" + "\n"
    )


def test_modules_that_import_each_other_are_each_there_once() -> None:
    scripts = {
        "own.js": b'import { a } from "./a.js";\na();\n',
        "a.js": b'import { b } from "./b.js";\nexport const a = () => b;\n',
        "b.js": b'import { a } from "./a.js";\nexport const b = () => a;\n',
    }
    assert list(bundled(scripts)) == ["own.js"]


def test_private_names_are_short_and_spaces_between_signs_go_where_no_text_or_sum_needs_them() -> None:
    script = """class One {
#words = 1;
#b;
sum(of) { return this.#words + +of - -this.#b + "a = b, #words"; }
part(id) { return `${this.#words} = ${id}`; }
half = this.#b / 2 + "a / b".match(/[/ "] = , /u, / = /);
odd = this.#b /2 + id.split('a = b')
at = document.querySelector("#words > p");
}
"""
    assert bundled({"a.js": script.encode()})["a.js"].decode() == (
        """class One{#a=1;#c;sum(of){return this.#a + +of - -this.#c+"a = b, #words";}
part(id){return `${this.#a} = ${id}`;}
half=this.#c / 2+"a / b".match(/[/ "] = , /u,/ = /);odd = this.#c /2 + id.split('a = b')
at=document.querySelector("#words > p")}
"""
    )


def test_a_private_name_keeps_its_name_where_one_of_its_places_is_not_recognized() -> None:
    script = b"class A { #count = 0; has(other) { return #count in other && this.#count; } }\n"
    assert bundled({"a.js": script})["a.js"].decode().count("#count") == 3


def test_constants_of_a_bundle_are_short_everywhere_but_in_texts() -> None:
    scripts = {
        "own.js": b'import { LONGEST } from "./a.js";\nsay(`${LONGEST}`, "LONGEST", \'"\', LONGEST);\n',
        "a.js": b"export const LONGEST = 3;\n",
    }
    assert bundled(scripts)["own.js"].decode() == (
        """const module0=(()=>{const a=3;return{a}})();const{a}=module0;say(`${a}`, "LONGEST", '"', a);
"""
    )
    alone = b"const LONGEST=3;\n"
    assert bundled({"own.js": alone})["own.js"] == alone


def test_functions_of_several_words_are_short_unless_a_property_has_their_name() -> None:
    many = "\n".join(f"const A{number} = {number};" for number in range(230))
    code = f"{many}\nexport function firstOf() {{}}\nfunction lastOf() {{ one.lastOf(); }}\n"
    code += "function nextOf() {}\n"
    made = bundled({"own.js": b'import { firstOf } from "./a.js";\nfirstOf();\n', "a.js": code.encode()})
    text = made["own.js"].decode()
    assert "firstOf" not in text
    assert "nextOf" not in text
    assert "function lastOf(){one.lastOf();}" in text
    assert not re.search(r"\b(?:const|function) (?:do|if|in)\b", text)


OF_A_SITE = """import { LONGEST } from "./a.js";
class One { #words = "  two"; }
const MOST = 2, text = `a
    // no comment
    ${MOST}`;
send({ MOST, LONGEST }, 'MOST', data["MOST"], data.MOST);
"""


def test_a_script_of_a_site_s_own_and_what_it_imports_keep_every_letter() -> None:
    scripts = {"own.js": OF_A_SITE.encode(), "a.js": b"export const LONGEST = 3; // all", "b.js": b"  b();\n"}
    made = bundled(scripts, frozenset({"own.js"}))
    linked = OF_A_SITE.replace('import { LONGEST } from "./a.js"', "const { LONGEST } = module0")
    assert made["own.js"].decode().endswith(linked)
    assert "const LONGEST = 3; // all\nreturn" in made["own.js"].decode()
    assert made["b.js"] == b"b();\n"


@pytest.mark.parametrize(
    "line",
    [
        'import "./a.js";',
        'import * as a from "./a.js";',
        'import a from "./a.js";',
        "import { a } from './a.js';",
        'export * from "./a.js";',
        "export default a;",
        "export { a };",
    ],
)
def test_another_form_of_import_or_export_is_told(line: str) -> None:
    with pytest.raises(UnknownForm) as told:
        bundled({"own.js": f"const a = 1;\n{line}\n".encode()})
    assert (told.value.name, told.value.line, told.value.text) == ("own.js", 2, line)


def test_what_only_looks_like_an_import_is_none() -> None:
    scripts = {"own.js": b"const one=await import(name)\nimportant()\nimport.meta\n"}
    assert bundled(scripts) == scripts
