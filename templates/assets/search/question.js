// Questions as people ask them; the words that tie the others together are in cleancdd/search/questions.py.

// What only somebody who asks writes: the page that is about it is meant, not one that happens to have these words in a row.
export const QUESTION = /อะไร|ไหน|ใคร|กี่|เท่าไ|ทำไม|ยังไง|อย่างไร|เมื่อไ|ไหม|มั้ย|อยาก/u;

// Who asks so wants a list.
export const LISTED = /ใคร.*บ้าง|มีใคร|(?<!ที่)ไหน|ไหนบ้าง|^ที่ไหน|กี่(?:แห่ง|หน่วย|จังหวัด)|ทั้งหมด|รายชื่อ/u;

// What asks for the meaning of the rest.
export const MEANING = /^(?:ความหมาย|นิยาม)(?:ของ|ว่า)|(?:คือ|แปลว่า|หมายถึง|หมายความว่า|ย่อมาจาก)\s*(?:อะไร|ยังไง|อย่างไร)?$/u;

// Who says so wants a paper to fill in.
export const FORM = /^แบบ|(?<!เกิ้?ล)ฟอร์ม|(?<!le )form/u;

// Heads of longer words, which say nothing where the rest of the word is not found.
export const HEADS = new Set("การ ความ คน ผู้ นัก ชาว งาน".split(" "));
const HEAD = new RegExp(`^(?:${[...HEADS].join("|")})(?=..)`, "u");

// Words that only end like heads.
export const WHOLE = "โครงการ หน่วยงาน สำนักงาน ราชการ ข้าราชการ พนักงาน แผนงาน ผลงาน รายงาน ทีมงาน คณะทำงาน".split(" ");

/** @param {string} word */
export function withoutHead(word) {
  return word.replace(HEAD, "");
}
