// Files of the index as the build packed them.

/**
 * How a file of a fixed name is asked for: names of all others tell what is in them.
 * @type {RequestInit}
 */
export const ANEW = { cache: "no-cache" };

/**
 * @param {URL} address
 * @param {RequestInit} [options]
 */
export async function get(address, options) {
  const answer = await fetch(address, options);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer;
}

/**
 * A packed file; a server that has unpacked it on the way is as welcome.
 * @param {URL} address
 * @param {RequestInit} [options]
 * @returns {Promise<Uint8Array>}
 */
export async function fetchPacked(address, options) {
  const data = new Uint8Array(await (await get(address, options)).arrayBuffer());
  if (data[0] !== 0x1f || data[1] !== 0x8b) return data;
  const stream = new Blob([data]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

const thai = new TextDecoder("windows-874");

/**
 * The value in a packed file of JSON, in which Thai letters take one byte each.
 * @param {URL} address
 * @param {RequestInit} [options]
 */
export async function fetchValue(address, options) {
  return JSON.parse(thai.decode(await fetchPacked(address, options)));
}

/**
 * A list that stands beside the contents.
 * @param {URL} folder of the index
 * @param {string} name
 * @returns {Promise<string[]>}
 */
export function listOf(folder, name) {
  return fetchValue(new URL(`contents/${name}`, folder));
}
