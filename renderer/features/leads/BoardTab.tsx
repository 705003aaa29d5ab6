import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Empty } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { LeadRow } from "../../../shared/contract/leads.ts";
import { moveTo } from "../../../shared/domain/leads.ts";
import { api } from "../../app/client.ts";
import { QueryState } from "../../ui/QueryState.tsx";
import { LeadColumn } from "./LeadColumn.tsx";
import { LeadFilters } from "./LeadFilters.tsx";
import { useLeadSearch } from "./leadSearch.ts";
import { useLeadMoves } from "./useLeadMoves.tsx";

/** A column for each stage. Cards are dragged, or moved by the menu on them. */
export function BoardTab() {
  const { t } = useTranslation();
  const { filter } = useLeadSearch();
  const { stage: _stage, reached: _reached, ...input } = filter;
  const board = useQuery(api.leads.board.queryOptions({ input, placeholderData: keepPreviousData }));
  const { move, dialog } = useLeadMoves();
  const [dragged, setDragged] = useState<LeadRow | null>(null);
  const isNarrowed = Object.keys(input).length > 0;
  return (
    <div className="leads-view">
      <LeadFilters />
      <QueryState
        query={board}
        isEmpty={(columns) => columns.every(({ count }) => count === 0)}
        empty={<Empty description={t(isNarrowed ? "leads.emptyNarrowed" : "leads.empty")} />}
      >
        {(columns) => (
          <div className="leads-board">
            {columns.map((column) => (
              <LeadColumn
                key={column.stage}
                column={column}
                takes={dragged !== null && moveTo(dragged.stage, column.stage) !== null}
                onDrag={setDragged}
                onDrop={() => dragged && move(dragged, column.stage)}
                onMove={move}
              />
            ))}
          </div>
        )}
      </QueryState>
      {dialog}
    </div>
  );
}
