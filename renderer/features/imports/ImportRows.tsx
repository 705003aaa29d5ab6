import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Flex, Segmented, Select, Table, Tag, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Import, type ImportOutcome, type ImportRow, importOutcomes } from "../../../shared/contract/imports.ts";
import { importProblemText } from "../../../shared/i18n/importProblem.ts";
import { api } from "../../app/client.ts";
import { LoadMore } from "../../ui/LoadMore.tsx";
import { QueryState } from "../../ui/QueryState.tsx";

const colours: Record<ImportOutcome, string> = {
  create: "green",
  update: "blue",
  unchanged: "default",
  refuse: "red",
  skip: "default",
};

type Shown = ImportOutcome | "all" | "kept";

/** What was found for each row and what became of it; narrowed by outcome, or to one kind of problem. */
export function ImportRows({ staged: { id, counts, kept, sheets } }: { staged: Import }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<Shown>("all");
  const [problem, setProblem] = useState<string | null>(null);
  const rows = useInfiniteQuery(
    api.imports.rows.infiniteOptions({
      input: (after: number) => ({
        id,
        after,
        ...(shown === "kept" ? { kept: true as const } : shown === "all" ? {} : { outcome: shown }),
        ...(problem === null ? {} : { problem }),
      }),
      initialPageParam: 0,
      getNextPageParam: ({ nextAfter }) => nextAfter ?? undefined,
    }),
  );
  const all = importOutcomes.reduce((total, key) => total + counts[key], 0);
  const chosen = sheets.filter((sheet) => sheet.chosen);
  const nameOf = new Map(chosen.map(({ number, name }) => [number, name]));
  const outcomes = importOutcomes.filter((outcome) => outcome !== "skip" || counts.skip > 0);
  return (
    <>
      <Flex gap="middle" align="center" wrap>
        <Segmented<Shown>
          value={shown}
          options={[
            { value: "all", label: `${t("imports.all")} ${all}` },
            ...outcomes.map((value) => ({ value, label: `${t(`imports.outcome.${value}`)} ${counts[value]}` })),
            ...(kept > 0 ? [{ value: "kept" as const, label: `${t("imports.keptRows")} ${kept}` }] : []),
          ]}
          onChange={setShown}
        />
        {counts.refuse + counts.skip > 0 && <Problems id={id} value={problem} onChange={setProblem} />}
      </Flex>
      <QueryState query={rows}>
        {({ pages }) => (
          <Table<ImportRow>
            size="small"
            rowKey="position"
            pagination={false}
            dataSource={pages.flatMap((page) => page.rows)}
            columns={[
              ...(chosen.length > 1
                ? [
                    {
                      title: t("imports.result.sheetName"),
                      dataIndex: "sheetNumber",
                      width: 100,
                      render: (number: number) => nameOf.get(number),
                    },
                  ]
                : []),
              { title: t("imports.rowNumber"), dataIndex: "rowNumber", width: 64 },
              {
                title: t("customers.name"),
                key: "name",
                width: 140,
                render: (_, { name, customerId, undone }) =>
                  customerId === null || undone ? (
                    name
                  ) : (
                    <Link to="/customers/$id" params={{ id: customerId }}>
                      {name}
                    </Link>
                  ),
              },
              { title: t("customers.idNumber"), dataIndex: "idNumberMasked", width: 172 },
              {
                title: t("imports.outcomeTitle"),
                key: "outcome",
                width: 134,
                render: (_, row) => (
                  <>
                    <Tag color={colours[row.outcome]}>{t(`imports.outcome.${row.outcome}`)}</Tag>
                    {row.applied && t(row.undone ? "imports.takenBack" : "imports.applied")}
                  </>
                ),
              },
              { title: t("imports.reasons"), key: "reasons", render: (_, row) => <Reasons row={row} /> },
            ]}
          />
        )}
      </QueryState>
      <LoadMore query={rows} />
    </>
  );
}

function Reasons({ row: { problems, keptReason } }: { row: ImportRow }) {
  const { t } = useTranslation();
  return (
    <>
      {problems.map((problem) => (
        <div key={`${problem.field} ${problem.key}`}>{importProblemText(problem, t)}</div>
      ))}
      {keptReason !== null && <Typography.Text type="warning">{t(`imports.keptReason.${keptReason}`)}</Typography.Text>}
    </>
  );
}

interface ProblemsProps {
  id: number;
  value: string | null;
  onChange: (problem: string | null) => void;
}

/** Every kind of problem with the number of its rows, to be narrowed to one. */
function Problems({ id, value, onChange }: ProblemsProps) {
  const { t } = useTranslation();
  const { data } = useQuery(api.imports.problems.queryOptions({ input: { id } }));
  const kinds = new Map<string, { label: string; count: number }>();
  for (const { field, key, count } of data ?? []) {
    const label =
      kinds.get(key)?.label ?? importProblemText({ field, key, params: { value: "…", row: "…", sheet: "…" } }, t);
    kinds.set(key, { label, count: (kinds.get(key)?.count ?? 0) + count });
  }
  return (
    <Select
      aria-label={t("imports.problems")}
      style={{ width: 420 }}
      value={value ?? ""}
      options={[
        { value: "", label: t("imports.allProblems") },
        ...[...kinds].map(([key, { label, count }]) => ({
          value: key,
          label: t("imports.problemCount", { problem: label, count }),
        })),
      ]}
      onChange={(key) => onChange(key === "" ? null : key)}
    />
  );
}
