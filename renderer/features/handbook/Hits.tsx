import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Empty } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../app/client.ts";
import { QueryState } from "../../ui/QueryState.tsx";
import { Marked } from "./Marked.tsx";

/** The passages in which the words stand, each a way to the very place. */
export function Hits({ words }: { words: string }) {
  const { t } = useTranslation();
  const found = useQuery(api.handbook.search.queryOptions({ input: { words }, placeholderData: keepPreviousData }));
  return (
    <QueryState
      query={found}
      isEmpty={({ hits }) => hits.length === 0}
      empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("handbook.nothingFound", { words })} />}
    >
      {({ hits }) => (
        <ul className="handbook-hits" aria-label={t("handbook.hits")}>
          {hits.map((hit) => (
            <li key={`${hit.pageId}.${hit.line}`} className="panel">
              <Link to="/handbook/$id" params={{ id: hit.pageId }} search={{ line: hit.line, words }}>
                <strong>{hit.title}</strong>
                {hit.heading && ` › ${hit.heading}`}
              </Link>{" "}
              <span className="secondary">{t(`handbook.kind.${hit.kind}`)}</span>
              <div>
                <Marked snippet={hit.snippet} marks={hit.marks} />
              </div>
            </li>
          ))}
        </ul>
      )}
    </QueryState>
  );
}
