import { Link } from "@tanstack/react-router";
import { Table, type TableColumnsType, Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { HandbookPageRow } from "../../../shared/contract/handbook.ts";
import type { HandbookKind } from "../../../shared/domain/handbookText.ts";
import { useAllowed, useSession } from "../../app/session.ts";
import { RecordCard } from "../records/RecordCard.tsx";

interface PageListProps {
  kind: HandbookKind;
  pages: readonly HandbookPageRow[];
}

/** The pages of a kind, with what the reader still has to read and, for who looks after it, who has. */
export function PageList({ kind, pages }: PageListProps) {
  const { t } = useTranslation();
  const looksAfter = useAllowed("handbook.readers");
  if (pages.length === 0) return null;
  const columns: TableColumnsType<HandbookPageRow> = [
    { title: t("handbook.pageTitle"), key: "title", render: (_, page) => <Title page={page} /> },
    {
      title: t("handbook.edition"),
      key: "edition",
      width: 220,
      render: (_, { edition }) =>
        edition
          ? t("handbook.editionOf", { number: edition.number, date: edition.publishedOn })
          : t("handbook.unpublished"),
    },
    { title: t("handbook.reading"), key: "read", width: 240, render: (_, page) => <Reading page={page} /> },
    ...(looksAfter
      ? [
          {
            title: t("handbook.readersColumn"),
            key: "readers",
            width: 120,
            align: "right" as const,
            render: (_: unknown, { readers }: HandbookPageRow) => (readers ? `${readers.read} / ${readers.of}` : ""),
          },
        ]
      : []),
  ];
  return (
    <RecordCard title={t(`handbook.kind.${kind}`)}>
      <Table<HandbookPageRow>
        size="small"
        rowKey="id"
        aria-label={t(`handbook.kind.${kind}`)}
        pagination={false}
        dataSource={[...pages]}
        columns={columns}
      />
    </RecordCard>
  );
}

function Title({ page }: { page: HandbookPageRow }) {
  const { t } = useTranslation();
  const { id, title, edition, retiredOn, changed } = page;
  return (
    <>
      {edition ? (
        <Link to="/handbook/$id" params={{ id }}>
          {title}
        </Link>
      ) : (
        <Link to="/handbook/$id/edit" params={{ id }}>
          {title}
        </Link>
      )}{" "}
      {retiredOn && <Tag>{t("handbook.retired")}</Tag>}
      {changed && <Tag color="gold">{t("handbook.changed")}</Tag>}
    </>
  );
}

function Reading({ page: { edition, read, retiredOn } }: { page: HandbookPageRow }) {
  const { t } = useTranslation();
  const { today } = useSession();
  if (!edition || retiredOn) return null;
  if (read) return <Tag color="green">{t("handbook.haveRead")}</Tag>;
  if (edition.mustReadBy === null) return <span className="secondary">{t("handbook.notRead")}</span>;
  const late = edition.mustReadBy < today;
  return (
    <Tag color={late ? "red" : "orange"}>
      {t(late ? "handbook.late" : "handbook.mustRead", { date: edition.mustReadBy })}
    </Tag>
  );
}
