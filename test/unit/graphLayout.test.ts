import fc from "fast-check";
import { expect, test } from "vitest";
import { clipped, layOut, nodeHeight, nodeWidth } from "../../renderer/features/records/graphLayout.ts";
import type { LinkView } from "../../shared/contract/records.ts";
import { seenRelations } from "../../shared/domain/records.ts";

function linksOf(relations: readonly LinkView["relation"][]): LinkView[] {
  return relations.map((relation, index) => ({
    id: index + 1,
    version: 0,
    direction: "out",
    relation,
    kinship: null,
    name: `客户${index}`,
    idNumberMasked: "",
    phoneMasked: "",
    note: "",
    other: null,
  }));
}

test("no two nodes of the graph overlap, and all lie inside it", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...seenRelations), { maxLength: 30 }), (relations) => {
      const { width, height, self, nodes } = layOut(linksOf(relations));
      const corners = [self, ...nodes];
      expect(nodes).toHaveLength(relations.length);
      for (const [index, one] of corners.entries()) {
        expect(one.x >= 0 && one.y >= 0 && one.x + nodeWidth <= width && one.y + nodeHeight <= height).toBe(true);
        for (const other of corners.slice(index + 1))
          expect(Math.abs(one.x - other.x) >= nodeWidth || Math.abs(one.y - other.y) >= nodeHeight).toBe(true);
      }
    }),
  );
});

test("a long name is cut with an ellipsis, a short one is not", () => {
  expect(clipped("桐乡农产品有限公司", 22)).toBe("桐乡农产品有限公司");
  expect(clipped("兰考县桐乡农产品加工贸易有限公司", 22)).toBe("兰考县桐乡农产品加工贸…");
});
