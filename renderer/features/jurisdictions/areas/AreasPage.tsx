import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Empty } from "antd";
import { useTranslation } from "react-i18next";
import type { Area } from "../../../../shared/contract/jurisdictions.ts";
import { api } from "../../../app/client.ts";
import { useAllowed } from "../../../app/session.ts";
import { Page } from "../../../ui/Page.tsx";
import { QueryState } from "../../../ui/QueryState.tsx";
import { JurisdictionsLink } from "../JurisdictionsLink.tsx";
import { AreaPanel } from "./AreaPanel.tsx";
import { AreaTree } from "./AreaTree.tsx";
import { ImportAreas, ImportButton } from "./ImportAreas.tsx";
import "./areas.css";

const route = getRouteApi("/jurisdictions/areas");

/** The areas themselves: found, told of with their past, and changed from today on. */
export function AreasPage() {
  const { t } = useTranslation();
  const areas = useQuery(api.jurisdictions.areas.queryOptions({ input: {} }));
  const mayImport = useAllowed("areas.import");
  return (
    <Page
      path={[<JurisdictionsLink key="jurisdictions" />]}
      title={t("areas.title")}
      actions={mayImport && (areas.data?.length ?? 0) > 0 && <ImportButton />}
    >
      <QueryState
        query={areas}
        isEmpty={(rows) => rows.length === 0}
        empty={<Empty description={t("areas.none")}>{mayImport && <ImportAreas />}</Empty>}
      >
        {(rows) => <Areas areas={rows} />}
      </QueryState>
    </Page>
  );
}

function Areas({ areas }: { areas: Area[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { id } = route.useSearch();
  const choose = (chosen: number | undefined) =>
    void navigate({
      to: "/jurisdictions/areas",
      search: chosen === undefined ? {} : { id: chosen },
      replace: true,
    });
  const area = areas.find((one) => one.id === id);
  return (
    <div className="area-columns">
      <div className="panel">
        <AreaTree areas={areas} chosen={area?.id} onChoose={choose} />
      </div>
      <div className="panel">
        {area ? (
          <AreaPanel key={area.id} area={area} areas={areas} onChoose={choose} />
        ) : (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("areas.choose")} />
        )}
      </div>
    </div>
  );
}
