// Packs files into a zip archive, uncompressed: what an office document is.

const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** @param {Uint8Array} data */
function checksum(data) {
  let value = 0xffffffff;
  for (const byte of data) value = TABLE[(value ^ byte) & 255] ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

/**
 * An archive of texts, in the order given.
 * @param {Record<string, string>} files
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function zip(files) {
  const encoder = new TextEncoder();
  const local = [];
  const central = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const path = encoder.encode(name);
    const data = encoder.encode(text);
    // Version 2.0, names in UTF-8, stored, 1 January 1980.
    const facts = new DataView(new ArrayBuffer(26));
    facts.setUint16(0, 20, true);
    facts.setUint16(2, 0x0800, true);
    facts.setUint16(8, 33, true);
    facts.setUint32(10, checksum(data), true);
    facts.setUint32(14, data.length, true);
    facts.setUint32(18, data.length, true);
    facts.setUint16(22, path.length, true);
    const shared = new Uint8Array(facts.buffer);
    local.push(Uint8Array.of(80, 75, 3, 4), shared, path, data);
    const where = new DataView(new ArrayBuffer(14));
    where.setUint32(10, offset, true);
    central.push(Uint8Array.of(80, 75, 1, 2, 20, 0), shared, new Uint8Array(where.buffer), path);
    offset += 30 + path.length + data.length;
  }
  const count = Object.keys(files).length;
  const size = central.reduce((sum, part) => sum + part.length, 0);
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(8, count, true);
  end.setUint16(10, count, true);
  end.setUint32(12, size, true);
  end.setUint32(16, offset, true);
  const parts = [...local, ...central, new Uint8Array(end.buffer)];
  const packed = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    packed.set(part, at);
    at += part.length;
  }
  return packed;
}
