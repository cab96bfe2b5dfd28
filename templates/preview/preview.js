/** Follows the builds of `cleancdd serve`: a new one reloads the page, diagnostics are shown over the last valid one. */

const STATE = "/.cleancdd/state.json";
const EVERY = 700;

/** @typedef {{state: number, revision: number, messages: string[]}} State */

const REVISION = Number(new URL(import.meta.url).searchParams.get("revision"));

/** @type {State | null} */
let state = null;

/**
 * Shows the diagnostics over the page that is still open.
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
    // Only the page that is looked at waits for news: a browser opens six connections to a host, and no more.
    const waits = document.visibilityState === "visible";
    const query = waits && state !== null ? `?seen=${state.state}` : "";
    const answer = await fetch(STATE + query, { cache: "no-store" });
    /** @type {State} */
    const now = await answer.json();
    if (now.revision !== REVISION) {
      location.reload();
      return;
    }
    state = now;
    const said = JSON.stringify(now.messages);
    if (said !== shown) {
      shown = said;
      show(now.messages);
    }
    setTimeout(look, waits ? 0 : EVERY);
  } catch {
    setTimeout(look, EVERY); // The preview was stopped; it may come again.
  }
}

look();
