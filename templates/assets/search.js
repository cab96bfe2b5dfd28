// Search over the index that the build made: reads ?q=, asks Pagefind, and shows titles with the matching passage.

const AT_ONCE = 10;
const index = new URL("../pagefind/pagefind.js", import.meta.url);
const input = document.getElementById("query");
const state = document.getElementById("search-status");
const list = document.getElementById("search-results");
const more = document.getElementById("search-more");

const query = (new URLSearchParams(location.search).get("q") ?? "").trim();
let waiting = [];

/** An element with a text or nodes inside. */
function make(name, ...inside) {
  const made = document.createElement(name);
  made.append(...inside);
  return made;
}

/** Pagefind's excerpt is escaped text with <mark>: keep the text and the marks, and nothing else that it may hold. */
function passage(excerpt) {
  const nodes = [...new DOMParser().parseFromString(excerpt, "text/html").body.childNodes];
  return make("p", ...nodes.map((one) => (one.nodeName === "MARK" ? make("mark", one.textContent) : one.textContent)));
}

function item(found) {
  const link = make("a", found.meta.title ?? found.url);
  link.href = new URL(found.url, location.href);
  return make("li", make("h2", link), passage(found.excerpt));
}

async function show() {
  const next = waiting.splice(0, AT_ONCE);
  const items = (await Promise.all(next.map((one) => one.data()))).map(item);
  list.append(...items);
  more.hidden = waiting.length === 0;
  return items[0];
}

async function search() {
  state.textContent = "กำลังค้นหา…";
  const pagefind = await import(index);
  const found = await pagefind.search(query);
  waiting = found.results;
  state.textContent = waiting.length ? `พบ ${waiting.length} หน้า สำหรับ “${query}”` : `ไม่พบ “${query}” ลองใช้คำที่สั้นลงหรือคำอื่น`;
  await show();
}

input.value = query;
more.firstElementChild.addEventListener("click", async () => (await show())?.querySelector("a").focus());
if (query) {
  document.title = `${query} – ${document.title}`;
  search().catch(() => {
    state.textContent = "ค้นหาไม่ได้ในขณะนี้ โปรดเลือกดูจากเมนูด้านบน";
  });
} else {
  input.focus();
}
