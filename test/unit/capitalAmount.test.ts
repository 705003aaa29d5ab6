import fc from "fast-check";
import { expect, test } from "vitest";
import { capitalAmount } from "../../shared/domain/capitalAmount.ts";

const most = 99_999_999_999_999;

/** Amounts of few figures that are not nought, where the rules about 零 bite, among all others. */
const amounts = fc.oneof(
  fc.nat({ max: most }),
  fc.array(fc.constantFrom(0, 0, 0, 1, 5), { minLength: 1, maxLength: 14 }).map((figures) => Number(figures.join(""))),
);

const worth = new Map([..."零壹贰叁肆伍陆柒捌玖"].map((figure, index) => [figure, index]));
const units = new Map([
  ["拾", 10],
  ["佰", 100],
  ["仟", 1000],
]);

/** Reads words as somebody at the counter would, figure by figure. */
function read(words: string): number {
  let [fen, yuan, group, figure] = [0, 0, 0, 0];
  for (const word of words.replace("人民币", "").replace("整", "")) {
    const unit = units.get(word);
    if (unit) group += figure * unit;
    else if (word === "万" || word === "亿") yuan += (group + figure) * (word === "万" ? 10_000 : 100_000_000);
    else if (word === "元") fen += (yuan + group + figure) * 100;
    else if (word === "角") fen += figure * 10;
    else if (word === "分") fen += figure;
    if (word === "万" || word === "亿" || word === "元") group = 0;
    figure = worth.get(word) ?? 0;
  }
  return fen;
}

test("what is written reads back as the same amount", () => {
  fc.assert(
    fc.property(amounts, (fen) => read(capitalAmount(fen)) === fen),
    { numRuns: 2000 },
  );
});

test("no 零 stands twice or where nothing follows, and 整 ends what has neither 角 nor 分", () => {
  fc.assert(
    fc.property(amounts, (fen) => {
      const words = capitalAmount(fen);
      expect(words).toMatch(
        /^人民币([壹贰叁肆伍陆柒捌玖拾佰仟万亿零]+元)?(零?[壹贰叁肆伍陆柒捌玖]角?)?([壹贰叁肆伍陆柒捌玖]分|分|整)?$/,
      );
      expect(words).not.toMatch(/零零|零[拾佰仟万亿角分整]|币零(?!元)/);
      expect(words.endsWith("整")).toBe(fen % 100 === 0);
      if (fen >= 100) expect(words).not.toContain("零元");
    }),
    { numRuns: 2000 },
  );
});

test.each([
  [1_409_50, "壹仟肆佰零玖元伍角"],
  [6_007_14, "陆仟零柒元壹角肆分"],
  [1_680_32, "壹仟陆佰捌拾元叁角贰分"],
  [107_000_53, "壹拾万零柒仟元伍角叁分"],
  [16_409_02, "壹万陆仟肆佰零玖元零贰分"],
  [325_04, "叁佰贰拾伍元零肆分"],
])("%d fen are written as the rules themselves show it", (fen, words) => {
  expect(capitalAmount(fen)).toBe(`人民币${words}`);
});

test.each([
  [0, "零元整"],
  [5, "伍分"],
  [40, "肆角"],
  [100, "壹元整"],
  [10_00, "壹拾元整"],
  [90_000_00, "玖万元整"],
  [20_000_000_00, "贰仟万元整"],
  [100_000_001_00, "壹亿零壹元整"],
  [100_010_000_00, "壹亿零壹万元整"],
  [10_101_010_00, "壹仟零壹拾万零壹仟零壹拾元整"],
  [999_999_999_999_99, "玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"],
])("%d fen", (fen, words) => {
  expect(capitalAmount(fen)).toBe(`人民币${words}`);
});

test("half a fen, a debt and a trillion have no words", () => {
  for (const fen of [0.5, -1, most + 1, Number.NaN]) expect(() => capitalAmount(fen)).toThrow(RangeError);
});
