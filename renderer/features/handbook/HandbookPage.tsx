import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Button, Empty, Flex, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { handbookKinds } from "../../../shared/domain/handbookText.ts";
import { api } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { usePause } from "../../ui/usePause.ts";
import { Hits } from "./Hits.tsx";
import { PageList } from "./PageList.tsx";
import "./handbook.css";

const pauseMs = 120;

/** The branch's handbook: what there is by kind, or the passages in which words stand. */
export function HandbookPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayWrite = useAllowed("handbook.drafts.save");
  const [typed, setTyped] = useState("");
  const words = usePause(typed.trim(), pauseMs);
  const pages = useQuery(api.handbook.list.queryOptions());
  return (
    <Page
      title={t("handbook.title")}
      actions={
        mayWrite && (
          <Button
            type="primary"
            icon={<PlusOutlined aria-hidden />}
            onClick={() => void navigate({ to: "/handbook/new" })}
          >
            {t("handbook.new")}
          </Button>
        )
      }
    >
      <Input.Search
        size="large"
        allowClear
        autoFocus
        maxLength={60}
        aria-label={t("handbook.search")}
        placeholder={t("handbook.search")}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      {words !== "" ? (
        <Hits words={words} />
      ) : (
        <QueryState
          query={pages}
          isEmpty={(data) => data.pages.length === 0}
          empty={
            <Empty
              image={Empty.PRESENTED_IMAGE_SIMPLE}
              description={mayWrite ? t("handbook.emptyWrite") : t("handbook.empty")}
            />
          }
        >
          {(data) => (
            <Flex vertical gap="middle">
              {handbookKinds.map((kind) => (
                <PageList key={kind} kind={kind} pages={data.pages.filter((page) => page.kind === kind)} />
              ))}
            </Flex>
          )}
        </QueryState>
      )}
    </Page>
  );
}
