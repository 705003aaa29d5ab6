import type { TFunction } from "i18next";
import type { BalanceStepView, BalanceUnmetView } from "../../../../shared/contract/balance.ts";

const namesShown = 6;

/** Names of areas, the first few of many. */
export function areaNames(areas: readonly { name: string }[], t: TFunction): string {
  const shown = areas.slice(0, namesShown).map(({ name }) => name);
  const names = shown.join(t("balance.listSeparator"));
  return areas.length > namesShown ? `${names} ${t("balance.step.andMore", { count: areas.length })}` : names;
}

/** Why a step is taken, in one sentence. */
export function stepReasons({ giver, receiver, township, reasons }: BalanceStepView, t: TFunction): string {
  const names = { giver: giver?.name ?? "", receiver: receiver.name, township: township?.name ?? "" };
  return reasons
    .map((reason) => t(`balance.reason.${reason.kind}` as "balance.title", { ...names, ...reason }))
    .join(t("balance.separator"));
}

/** What could not be met and what stood against it, a sentence each; the townships that are split already in one. */
export function unmetSentences(unmet: readonly BalanceUnmetView[], t: TFunction): string[] {
  const townships = unmet.flatMap((one) =>
    one.kind === "township" ? [t("balance.unmet.township", { name: one.township.name, hands: one.hands })] : [],
  );
  return [
    ...unmet.flatMap((one) => {
      const sentence = unmetSentence(one, t);
      return sentence === null ? [] : [sentence];
    }),
    ...(townships.length === 0
      ? []
      : [t("balance.unmet.townships", { townships: townships.join(t("balance.listSeparator")) })]),
  ];
}

function unmetSentence(unmet: BalanceUnmetView, t: TFunction): string | null {
  switch (unmet.kind) {
    case "township":
      return null;
    case "aboveVillages":
      return t("balance.unmet.aboveVillages", { customers: unmet.customers });
    case "unmoved":
      return t("balance.unmet.unmoved", { amount: unmet.amount, atMost: unmet.atMost });
    default: {
      const why = unmet.why.map((one) => t(`balance.why.${one}`)).join(t("balance.separator"));
      return t("balance.becauseOf", { what: whatIsUnmet(unmet, t), why });
    }
  }
}

type Hindered = Exclude<BalanceUnmetView, { kind: "township" | "aboveVillages" | "unmoved" }>;

function whatIsUnmet(unmet: Hindered, t: TFunction): string {
  if (unmet.kind === "uncovered") {
    const { areas, customers, holder } = unmet;
    const params = { count: areas.length, customers, areas: areaNames(areas, t) };
    return holder
      ? t("balance.unmet.uncoveredAbsent", { ...params, holder: holder.name })
      : t("balance.unmet.uncovered", params);
  }
  const marketer = unmet.marketer.name;
  switch (unmet.kind) {
    case "overCustomers":
      return t("balance.unmet.overCustomers", { marketer, customers: unmet.customers, cap: unmet.cap });
    case "overLoad":
      return t("balance.unmet.overLoad", { marketer, percent: unmet.percent, cap: unmet.cap });
    case "uneven":
      return t("balance.unmet.uneven", { marketer, percent: unmet.percent });
  }
}
