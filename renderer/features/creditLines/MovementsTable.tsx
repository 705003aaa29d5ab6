import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Empty, Flex, Table } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CreditLine, LineMovementRow } from "../../../shared/contract/creditLines.ts";
import { formatFen } from "../../../shared/domain/money.ts";
import { api } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";
import { LoadMore } from "../../ui/LoadMore.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { ReverseDialog } from "./ReverseDialog.tsx";
import { reversalTitle } from "./reversalTitle.ts";

type Cursor = { day: string; id: number } | undefined;

/** What was drawn and paid back, newest first, with the balance after each; a reversed pair is struck out. */
export function MovementsTable({ line }: { line: CreditLine }) {
  const { t } = useTranslation();
  const { customerId } = line;
  const mayReverse = useAllowed("creditLines.reverse");
  const [reversing, setReversing] = useState<LineMovementRow | null>(null);
  const movements = useInfiniteQuery(
    api.creditLines.movements.infiniteOptions({
      input: (cursor: Cursor) => (cursor ? { customerId, cursor } : { customerId }),
      initialPageParam: undefined as Cursor,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    }),
  );
  return (
    <div className="panel">
      <QueryState
        query={movements}
        isEmpty={({ pages }) => pages[0]?.rows.length === 0}
        empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("creditLines.noMovements")} />}
      >
        {({ pages }) => (
          <Table<LineMovementRow>
            size="small"
            rowKey="id"
            title={() => t("creditLines.movements")}
            dataSource={pages.flatMap(({ rows }) => rows)}
            pagination={false}
            rowClassName={({ reversed, reversesId }) => (reversed || reversesId !== null ? "struck" : "")}
            columns={[
              { title: t("creditLines.day"), dataIndex: "day", width: 100 },
              { title: t("creditLines.entry"), key: "what", render: (_, movement) => <What movement={movement} /> },
              {
                title: t("creditLines.amount"),
                key: "amount",
                align: "right",
                width: 120,
                render: (_, movement) => <Amount movement={movement} />,
              },
              {
                title: t("creditLines.balanceThen"),
                dataIndex: "balanceFen",
                align: "right",
                width: 120,
                render: (fen: number) => <span className="figure">{formatFen(fen)}</span>,
              },
              {
                title: t("creditLines.by"),
                key: "by",
                width: 110,
                render: (_, { byName, at }) => (
                  <Flex vertical>
                    <span>{byName}</span>
                    <span className="secondary small">{dayjs(at).format("YYYY-MM-DD")}</span>
                  </Flex>
                ),
              },
              {
                key: "actions",
                width: 76,
                align: "right",
                render: (_, movement) =>
                  mayReverse &&
                  movement.reversed === null &&
                  movement.reversesId === null && (
                    <Button
                      size="small"
                      type="link"
                      aria-label={reversalTitle(movement, t)}
                      onClick={() => setReversing(movement)}
                    >
                      {t("creditLines.reverse")}
                    </Button>
                  ),
              },
            ]}
            {...(movements.hasNextPage ? { footer: () => <LoadMore query={movements} /> } : {})}
          />
        )}
      </QueryState>
      {reversing && <ReverseDialog line={line} movement={reversing} onClose={() => setReversing(null)} />}
    </div>
  );
}

/** What an entry is: its kind and purpose, its contract and note, and what became of it. */
function What({ movement }: { movement: LineMovementRow }) {
  const { t } = useTranslation();
  const { kind, purpose, contractNumber, certificateNumber, note, reversed, reversesId, reason } = movement;
  const certificate = certificateNumber && `${t("creditLines.certificate")} ${certificateNumber}`;
  return (
    <Flex vertical>
      <span className="entry">
        {reversesId === null
          ? [t(`creditLines.kind.${kind}`), purpose].filter(Boolean).join(" · ")
          : t(`creditLines.counterOf.${kind}`)}
      </span>
      <span className="secondary small">{[reason, contractNumber, certificate, note].filter(Boolean).join(" · ")}</span>
      {reversed && (
        <span className="small">{t("creditLines.reversedBy", { name: reversed.byName, reason: reversed.reason })}</span>
      )}
    </Flex>
  );
}

function Amount({ movement: { kind, amountFen, reversesId } }: { movement: LineMovementRow }) {
  const more = (kind === "drawing") === (reversesId === null);
  return (
    <span className="entry figure">
      {more ? "+" : "−"}
      {formatFen(amountFen)}
    </span>
  );
}
