// What is copied has no joiners: they keep Thai words whole on a line, and are in the way of whoever pastes or searches.

/** @param {string} text */
const parted = (text) => text.replace(/\u2060(?:\u00a0|&nbsp;)/g, " ").replaceAll("\u2060", "");

document.addEventListener("copy", (event) => {
  const selection = /** @type {Selection} */ (getSelection());
  const words = String(selection);
  if (!words.includes("\u2060")) return;
  const copied = document.createElement("div");
  copied.append(selection.getRangeAt(0).cloneContents());
  for (const row of copied.querySelectorAll("[hidden]")) row.remove();
  for (const link of copied.querySelectorAll("a")) link.setAttribute("href", link.href);
  event.clipboardData?.setData("text/plain", parted(words));
  event.clipboardData?.setData("text/html", parted(copied.innerHTML));
  event.preventDefault();
});
