/** Follows the builds of `cleancdd serve`: a new one reloads the page, what is wrong stands over the last good one. */

const STATE = "/.cleancdd/state.json";
const EVERY = 700;

/** @type {number | null} */
let seen = null;

/**
 * What has to be mended, over the page that is still shown.
 * @param {string[]} messages
 */
function show(messages) {
  document.getElementById("cleancdd-preview")?.remove();
  if (messages.length === 0) {
    return;
  }
  const box = document.createElement("aside");
  box.id = "cleancdd-preview";
  box.setAttribute("role", "alert");
  const head = document.createElement("h2");
  head.textContent = `ยังสร้างหน้าใหม่ไม่ได้ มีที่ต้องแก้ไข ${messages.length} แห่ง หน้าที่เห็นเป็นของเดิม`;
  box.append(head, ...messages.map((message) => {
    const line = document.createElement("pre");
    line.textContent = message;
    return line;
  }));
  document.body.prepend(box);
}

let shown = "";

async function look() {
  try {
    const answer = await fetch(STATE, { cache: "no-store" });
    /** @type {{revision: number, messages: string[]}} */
    const state = await answer.json();
    if (seen !== null && state.revision !== seen) {
      location.reload();
      return;
    }
    seen = state.revision;
    const said = JSON.stringify(state.messages);
    if (said !== shown) {
      shown = said;
      show(state.messages);
    }
  } catch {
    // The preview was stopped; it may come again.
  }
  setTimeout(look, EVERY);
}

look();
