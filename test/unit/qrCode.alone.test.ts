import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import sharp from "sharp";
import { encode } from "uqr";
import { expect, test } from "vitest";
import { QrCode } from "../../electron/documents/paper/qrCode.tsx";

const scale = 5;

/** The modules of a drawn code, `#` for a black one, by the colour in the middle of each. */
async function modulesOf(svg: string): Promise<string[]> {
  const size = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1]);
  const drawing = svg.replace("<svg ", `<svg xmlns="http://www.w3.org/2000/svg" width="${size * scale}" `);
  const { data, info } = await sharp(Buffer.from(drawing))
    .flatten({ background: "#ffffff" })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (module: number) => module * scale + Math.floor(scale / 2);
  return Array.from({ length: size }, (_, y) =>
    Array.from({ length: size }, (_, x) => ((data[at(y) * info.width + at(x)] ?? 255) < 128 ? "#" : ".")).join(""),
  );
}

test.each(["KH00000001", "KH12345678", "GJ-2026-0001"])(
  "%s is drawn module by module, black on white",
  async (text) => {
    const modules = await modulesOf(renderToStaticMarkup(createElement(QrCode, { text, title: "code" })));
    const { data } = encode(text, { ecc: "Q", border: 4 });
    expect(modules).toEqual(data.map((row) => row.map((dark) => (dark ? "#" : ".")).join("")));
    const finder = ["#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"];
    expect(modules.slice(4, 11).map((row) => row.slice(4, 11))).toEqual(finder);
    for (const margin of [...modules.slice(0, 4), ...modules.slice(-4)]) expect(margin).toMatch(/^\.+$/);
    for (const row of modules) expect(row).toMatch(/^\.{4}.*\.{4}$/);
  },
);
