import { useInfiniteQuery } from "@tanstack/react-query";
import { Segmented, Table, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import {
  type Import,
  type ImportOutcome,
  type ImportProblem,
  type ImportRow,
  importOutcomes,
} from "../../../shared/contract/imports.ts";
import { importProblemText } from "../../../shared/i18n/importProblem.ts";
import { api } from "../../app/client.ts";
import { LoadMore } from "../../ui/LoadMore.tsx";
import { QueryState } from "../../ui/QueryState.tsx";

const colours: Record<ImportOutcome, string> = { create: "green", update: "blue", unchanged: "default", refuse: "red" };

/** What the dry run found for each row. */
export function ImportRows({ id, counts }: Pick<Import, "id" | "counts">) {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState<ImportOutcome | "all">("all");
  const rows = useInfiniteQuery(
    api.imports.rows.infiniteOptions({
      input: (after: number) => ({ id, after, ...(outcome === "all" ? {} : { outcome }) }),
      initialPageParam: 0,
      getNextPageParam: ({ nextAfter }) => nextAfter ?? undefined,
    }),
  );
  const all = importOutcomes.reduce((total, key) => total + counts[key], 0);
  return (
    <>
      <Segmented
        style={{ alignSelf: "flex-start" }}
        value={outcome}
        options={[
          { value: "all", label: `${t("imports.all")} ${all}` },
          ...importOutcomes.map((value) => ({ value, label: `${t(`imports.outcome.${value}`)} ${counts[value]}` })),
        ]}
        onChange={setOutcome}
      />
      <QueryState query={rows}>
        {({ pages }) => (
          <Table<ImportRow>
            size="small"
            rowKey="rowNumber"
            pagination={false}
            dataSource={pages.flatMap((page) => page.rows)}
            columns={[
              { title: t("imports.rowNumber"), dataIndex: "rowNumber", width: 80 },
              { title: t("customers.name"), dataIndex: "name", width: 180 },
              { title: t("customers.idNumber"), dataIndex: "idNumber", width: 200 },
              {
                title: t("imports.outcomeTitle"),
                key: "outcome",
                width: 140,
                render: (_, row) => (
                  <>
                    <Tag color={colours[row.outcome]}>{t(`imports.outcome.${row.outcome}`)}</Tag>
                    {row.applied && t("imports.applied")}
                  </>
                ),
              },
              {
                title: t("imports.reasons"),
                dataIndex: "problems",
                render: (problems: ImportProblem[]) =>
                  problems.map((problem) => <div key={problem.key}>{importProblemText(problem, t)}</div>),
              },
            ]}
          />
        )}
      </QueryState>
      <LoadMore query={rows} />
    </>
  );
}
