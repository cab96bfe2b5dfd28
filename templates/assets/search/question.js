// Questions as people ask them: which words carry what is asked, and which only tie the others together.

export const TIES = new Set(
  (
    "อะไร อะไรบ้าง คืออะไร ทำอะไร ไหม มั้ย หรือไม่ หรือเปล่า อย่างไร ยังไง ทำไม เท่าไร เท่าไหร่ เท่าใด กี่ ใคร ใด ไหน ที่ไหน เมื่อไร เมื่อไหร่ " +
    "เมื่อใด บ้าง คือ แปลว่า หมายถึง หมายความว่า ต้อง ควร จะ ได้ ได้รับ ให้ ที่ ซึ่ง อัน ของ และ หรือ กับ ใน จาก โดย ต่อ ตาม แล้ว ก็ เป็น อยู่ มี ว่า ถ้า หาก นับ ครับ ค่ะ คะ นะ " +
    "มา ทำ จ จังหวัด พช สพจ อ อำเภอ " +
    "ช่วย หา ขอ อยาก อยากรู้ อยากทราบ ข้อ เรื่อง ถึง จึง นี้ ปีนี้ หน่อย ด้วย ไว้ กัน เพื่อ เกี่ยวกับ แอนด์ แต่ละหน่วยงาน ทุกหน่วยงาน ตรงไหน มั๊ย รึเปล่า รึยัง หรือยัง จ้ะ นะคะ นะครับ"
  ).split(" "),
);

// What only somebody who asks writes: the page that is about it is meant, not one that happens to have these words in a row.
export const QUESTION = /อะไร|ไหน|ใคร|กี่|เท่าไ|ทำไม|ยังไง|อย่างไร|เมื่อไ|ไหม|มั้ย|อยาก/u;

// Who asks so wants a list.
export const LISTED = /ใคร.*บ้าง|(?<!ที่)ไหน|ไหนบ้าง|^ที่ไหน|กี่(?:แห่ง|หน่วย|จังหวัด)|ทั้งหมด|รายชื่อ/u;

// Words that say little of what is asked.
export const WEAK = new Set("ต่าง ใช้ ทำให้ คิด ไป เอา ดู วัน ปี ครั้ง ไม่ ยัง มาก สุด ที่สุด ระหว่าง เมื่อ เพราะ เลย ส่วน แต่ละ เข้า ออก ขึ้น ลง".split(" "));

// Heads of longer words, which say nothing where the rest of the word is not found.
export const HEADS = new Set("การ ความ คน ผู้ นัก ชาว งาน".split(" "));
const HEAD = new RegExp(`^(?:${[...HEADS].join("|")})(?=..)`, "u");

// Words that only end like heads.
export const WHOLE = "โครงการ หน่วยงาน สำนักงาน ราชการ ข้าราชการ พนักงาน แผนงาน ผลงาน รายงาน ทีมงาน คณะทำงาน".split(" ");

/** @param {string} word */
export function withoutHead(word) {
  return word.replace(HEAD, "");
}
