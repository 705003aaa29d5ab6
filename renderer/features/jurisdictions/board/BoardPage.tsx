import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Drawer, Empty, Flex, Segmented, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Board } from "../../../../shared/contract/jurisdictions.ts";
import { loadMeasures } from "../../../../shared/domain/loads.ts";
import { api } from "../../../app/client.ts";
import { useAllowed } from "../../../app/session.ts";
import { LeaveGuard } from "../../../ui/LeaveGuard.tsx";
import { Page } from "../../../ui/Page.tsx";
import { QueryState } from "../../../ui/QueryState.tsx";
import { AreaHistory } from "../AreaHistory.tsx";
import { ImportAreas } from "../areas/ImportAreas.tsx";
import { NeighboursMenu } from "../NeighboursMenu.tsx";
import { AreaMenu, type OpenMenu } from "./AreaMenu.tsx";
import { AreaSearch } from "./AreaSearch.tsx";
import { AreaTable } from "./AreaTable.tsx";
import { AreaTreeView } from "./AreaTreeView.tsx";
import { AssistantDialog } from "./AssistantDialog.tsx";
import { BoardColumns } from "./BoardColumns.tsx";
import { BoardDay, DayBanner } from "./BoardDay.tsx";
import { BoardKeysHelp } from "./BoardKeysHelp.tsx";
import { boardViews } from "./boardSearch.ts";
import { MoveDialog } from "./MoveDialog.tsx";
import { PlanBar } from "./PlanBar.tsx";
import { PlanNotices } from "./PlanNotices.tsx";
import { TickedBar } from "./TickedBar.tsx";
import { useBoardSearch } from "./useBoardSearch.ts";
import { DeskContext, useBoardDesk, useDesk } from "./useDesk.ts";
import { usePlan } from "./usePlan.ts";
import "./board.css";

const views = { board: BoardColumns, tree: AreaTreeView, table: AreaTable };

/** Who has which areas, and the plan by which that is to change. */
export function BoardPage() {
  const { t } = useTranslation();
  const { search } = useBoardSearch();
  const mayImport = useAllowed("areas.import");
  const board = useQuery(
    api.jurisdictions.board.queryOptions({
      input: search.day === undefined ? {} : { day: search.day },
      placeholderData: keepPreviousData,
    }),
  );
  if (board.data && board.data.areas.length > 0 && !board.isError) return <Workplace board={board.data} />;
  return (
    <Page title={t("jurisdictions.title")} actions={search.day !== undefined && <BoardDay />}>
      <QueryState
        query={board}
        isEmpty={({ areas }) => areas.length === 0}
        empty={<Empty description={t("jurisdictions.none")}>{mayImport && <ImportAreas />}</Empty>}
      >
        {() => null}
      </QueryState>
    </Page>
  );
}

function Workplace({ board }: { board: Board }) {
  const { t } = useTranslation();
  const { search, look } = useBoardSearch();
  const plan = usePlan();
  const desk = useDesk(board, plan);
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const view = search.view ?? "board";
  const View = views[view];
  return (
    <DeskContext value={desk}>
      <LeaveGuard
        dirty={plan.unsaved}
        within={({ pathname, search: next }) =>
          pathname === "/jurisdictions" && ("plan" in next ? next.plan : undefined) === search.plan
        }
      />
      <Page
        fill
        title={t("jurisdictions.title")}
        actions={
          <Flex gap="small" align="center">
            <Segmented
              aria-label={t("board.view")}
              value={view}
              options={boardViews.map((value) => ({ value, label: t(`board.views.${value}`) }))}
              onChange={(chosen) => look({ view: chosen === "board" ? undefined : chosen })}
            />
            <AreaSearch />
            <MeasureSelect />
            <BoardDay />
            <NeighboursMenu />
            <BoardKeysHelp />
          </Flex>
        }
      >
        <DayBanner />
        <PlanNotices plan={plan} />
        {desk.editable && <PlanBar plan={plan} />}
        <View onMenu={(areaId, at) => setMenu({ areaId, ...at })} />
      </Page>
      {menu && <AreaMenu menu={menu} onClose={() => setMenu(null)} />}
      <TickedBar />
      <Dialogs />
      <div role="status" aria-live="polite" className="said">
        {desk.said}
      </div>
    </DeskContext>
  );
}

/** The figure by which loads are compared. */
function MeasureSelect() {
  const { t } = useTranslation();
  const { measure } = useBoardDesk();
  const { look } = useBoardSearch();
  return (
    <Select
      aria-label={t("board.measure")}
      title={t("board.measure")}
      style={{ width: 150 }}
      value={measure}
      options={loadMeasures.map((value) => ({
        value,
        label: t("board.measureBy", { what: t(`loads.figure.${value}`) }),
      }))}
      onChange={(by) => look({ by: by === "customers" ? undefined : by })}
    />
  );
}

function Dialogs() {
  const { tree, dialog, setDialog } = useBoardDesk();
  const area = dialog?.kind === "history" ? tree.byId.get(dialog.areaId) : undefined;
  return (
    <>
      {dialog?.kind === "move" && <MoveDialog areaIds={dialog.areaIds} />}
      {dialog?.kind === "assistant" && <AssistantDialog areaId={dialog.areaId} />}
      <Drawer open={area !== undefined} size={420} title={area?.name} onClose={() => setDialog(null)} destroyOnHidden>
        {area && <AreaHistory area={area} />}
      </Drawer>
    </>
  );
}
