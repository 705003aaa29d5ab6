import { Tag } from "antd";
import type { Grade } from "../../shared/domain/scorecard.ts";

const colours: Record<Grade, string> = { AAA: "gold", AA: "green", A: "blue", B: "orange", C: "red" };

export function GradeTag({ grade }: { grade: Grade }) {
  return <Tag color={colours[grade]}>{grade}</Tag>;
}
