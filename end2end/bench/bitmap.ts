import type { Picture } from "../fixtures/pictures.ts";

const SIDE = 64;

/** A small picture like no other one: an uncompressed bitmap of two colours. */
export function bitmap(number: number): Picture {
  const buffer = Buffer.alloc(54 + SIDE * SIDE * 3);
  buffer.write("BM");
  buffer.writeUInt32LE(buffer.length, 2);
  buffer.writeUInt32LE(54, 10);
  buffer.writeUInt32LE(40, 14);
  buffer.writeInt32LE(SIDE, 18);
  buffer.writeInt32LE(SIDE, 22);
  buffer.writeUInt16LE(1, 26);
  buffer.writeUInt16LE(24, 28);
  for (let at = 0; at < SIDE * SIDE; at++) {
    const inside = at % SIDE > 16 && at % SIDE < 48 && at > SIDE * 16 && at < SIDE * 48;
    const colour = (inside ? number * 2_654_435_761 : number * 40_503 + 9_176) & 0xffffff;
    buffer.writeUIntLE(colour, 54 + at * 3, 3);
  }
  return { name: `bitmap-${number}.bmp`, mimeType: "image/bmp", buffer };
}
