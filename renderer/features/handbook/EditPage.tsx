import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../app/client.ts";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { Editor } from "./Editor.tsx";
import "./handbook.css";

const route = getRouteApi("/handbook/$id/edit");

/** The working text of a page. */
export function EditPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const query = useQuery(api.handbook.drafts.get.queryOptions({ input: { id }, refetchOnWindowFocus: false }));
  // What is typed stays until somebody asks for what is in the ledger.
  const [reading, setReading] = useState(0);
  const reload = async () => {
    await query.refetch();
    setReading((times) => times + 1);
  };
  return (
    <EditorFrame title={t("handbook.edit")}>
      {query.isFetchedAfterMount ? (
        <QueryState query={query}>{(draft) => <Editor key={reading} draft={draft} onReload={reload} />}</QueryState>
      ) : (
        <Skeleton active />
      )}
    </EditorFrame>
  );
}

/** A page that is not there yet. */
export function NewPage() {
  const { t } = useTranslation();
  return (
    <EditorFrame title={t("handbook.new")}>
      <Editor draft={null} onReload={() => {}} />
    </EditorFrame>
  );
}

function EditorFrame({ title, children }: { title: string; children: React.ReactNode }) {
  const { t } = useTranslation();
  return (
    <Page
      path={[
        <Link key="handbook" to="/handbook">
          {t("handbook.title")}
        </Link>,
      ]}
      title={title}
    >
      {children}
    </Page>
  );
}
