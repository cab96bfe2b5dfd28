// Heads of longer words, which say nothing where the rest of the word is not found.
export const HEADS = new Set("การ ความ คน ผู้ นัก ชาว งาน".split(" "));
const HEAD = new RegExp(`^(?:${[...HEADS].join("|")})(?=..)`, "u");

/** @param {string} word */
export function withoutHead(word) {
  return word.replace(HEAD, "");
}
