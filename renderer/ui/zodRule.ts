import type { FormRule } from "antd";
import type { TFunction } from "i18next";
import type { z } from "zod";

/** The sentence for a field's message key; a key without one is simply not allowed. */
export function fieldMessage(key: string, t: TFunction): string {
  const path = `common.field.${key}` as "common.field.invalid";
  const sentence: string = t(path);
  return sentence === path ? t("common.field.invalid") : sentence;
}

/** A form rule out of a schema of the contract, so that form and core agree on what is right. */
export function zodRule(schema: z.ZodType, t: TFunction): FormRule {
  return {
    validator: async (_rule, value: unknown) => {
      const parsed = schema.safeParse(value ?? "");
      if (!parsed.success) throw new Error(fieldMessage(parsed.error.issues[0]?.message ?? "", t));
    },
  };
}
