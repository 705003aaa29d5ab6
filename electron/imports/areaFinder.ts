import type { AreaRecord } from "../store/areas.ts";

type Finding = { id: number } | { problem: "unknownArea" | "ambiguousArea" };

/**
 * Finds areas by code, or by a name with or without the names of the areas above it. An area that was merged into
 * another is found as that one: nobody is registered in a part.
 */
export class AreaFinder {
  private readonly byCode = new Map<string, number>();
  private readonly wholes = new Map<number, number>();
  private readonly byName = new Map<string, Set<number>>();

  /** @param areas every area, each behind the one that contains it */
  constructor(areas: readonly AreaRecord[]) {
    const paths = new Map<number, string[]>();
    for (const { id, code, parentId, name, mergedIntoId } of areas) {
      const whole = mergedIntoId ?? id;
      this.wholes.set(id, whole);
      this.byCode.set(code, whole);
      const around = parentId === null ? [] : (paths.get(parentId) ?? []);
      const above = mergedIntoId === null ? around : around.slice(0, -1);
      const path = [...above, simplified(name)];
      paths.set(id, path);
      for (let start = 0; start < path.length; start += 1) this.add(path.slice(start).join(""), whole);
    }
  }

  private add(name: string, id: number): void {
    const known = this.byName.get(name) ?? new Set();
    this.byName.set(name, known.add(id));
  }

  /** The area that one is a part of, or itself. */
  wholeOf(id: number): number {
    return this.wholes.get(id) ?? id;
  }

  ofCode(code: string): Finding {
    const id = this.byCode.get(code.trim());
    return id === undefined ? { problem: "unknownArea" } : { id };
  }

  ofName(name: string): Finding {
    const found = [...(this.byName.get(simplified(name)) ?? [])];
    const [id] = found;
    if (id === undefined) return { problem: "unknownArea" };
    return found.length === 1 ? { id } : { problem: "ambiguousArea" };
  }
}

/** Committees stand for their village: 东街村委会, 东街村民委员会 and 东街村 are one. */
function simplified(name: string): string {
  return name
    .normalize("NFKC")
    .replace(/[\s/、,>-]/g, "")
    .replace(/(村)(民)?委(员)?会$/, "$1")
    .replace(/(社区)?居(民)?委(员)?会$/, "社区");
}
