import type { zhCN } from "./zh-CN/index.ts";

/**
 * The same keys as the Chinese catalogue, other words; and, beside a sentence with a `count`, how it reads for one: the
 * translator takes `doors_one` where `doors` is asked for with a count of 1. Chinese has no such form.
 */
export type Translated<T> = { [K in keyof T]: T[K] extends string ? string : Translated<T[K]> } & {
  [K in keyof T & string as T[K] extends string ? `${K}_one` : never]?: string;
};

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: typeof zhCN };
    returnNull: false;
  }
}
