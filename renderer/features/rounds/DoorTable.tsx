import { Link } from "@tanstack/react-router";
import { Empty, Flex, Segmented, Table, Tag, Typography } from "antd";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Round, RoundDoor } from "../../../shared/contract/rounds.ts";
import { countDoors, doorOutcomes, outcomeKeys, unmarkKey } from "../../../shared/domain/round.ts";
import { DoorActions } from "./DoorActions.tsx";
import { useMark } from "./useMark.ts";
import { WriteResult } from "./WriteResult.tsx";

interface DoorTableProps {
  round: Round;
  doors: readonly RoundDoor[];
  /** the day on which doors are marked */
  on: string;
  /** whether marks can be made */
  walks: boolean;
}

const filters = ["all", "unmarked", ...doorOutcomes] as const;
type Filter = (typeof filters)[number];

/** The doors of a round; one is pointed at, and a key marks it and goes on to the next. */
export function DoorTable({ round, doors, on, walks }: DoorTableProps) {
  const { t } = useTranslation();
  const mark = useMark(round.id, on);
  const [filter, setFilter] = useState<Filter>("all");
  const [pointed, setPointed] = useState<string | null>(null);
  const [writing, setWriting] = useState<RoundDoor | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const counts = countDoors(doors);
  const marked = doorOutcomes.reduce((sum, outcome) => sum + counts[outcome], 0);
  const numbers: Record<Filter, number> = { ...counts, all: counts.doors, unmarked: counts.doors - marked };
  const shown = doors.filter(
    ({ outcome, key }) => filter === "all" || key === pointed || (outcome ?? "unmarked") === filter,
  );
  const index = Math.max(
    0,
    shown.findIndex(({ key }) => key === pointed),
  );
  const current = shown[index];
  useEffect(() => {
    place.current?.querySelector(`[data-row-key="${pointed}"]`)?.scrollIntoView({ block: "nearest" });
  }, [pointed]);

  const point = (at: number) => setPointed(shown[Math.min(Math.max(at, 0), shown.length - 1)]?.key ?? null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (!current || event.target !== place.current) return;
    const outcome = doorOutcomes.find((one) => outcomeKeys[one] === event.key);
    if (event.key === "ArrowDown") point(index + 1);
    else if (event.key === "ArrowUp") point(index - 1);
    else if (walks && outcome) {
      void mark(current, outcome);
      point(index + 1);
    } else if (walks && event.key === unmarkKey) void mark(current, null);
    else if (event.key === "Enter" && current.visitId !== null && current.outcome === "met") setWriting(current);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <Flex gap="middle" align="center" wrap>
        <Segmented<Filter>
          aria-label={t("rounds.outcome")}
          value={filter}
          options={filters.map((value) => ({
            value,
            label: t("rounds.filterCounted", { name: t(`rounds.filter.${value}`), count: numbers[value] }),
          }))}
          onChange={setFilter}
        />
        {walks && <Typography.Text type="secondary">{t("rounds.keys")}</Typography.Text>}
      </Flex>
      {/* biome-ignore lint/a11y/useSemanticElements: no fields of a form are grouped, but the doors of a village. */}
      <div
        ref={place}
        role="group"
        aria-label={t("rounds.doors")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: its keys mark the door that is pointed at.
        tabIndex={0}
        className="round-doors"
        onKeyDown={onKeyDown}
      >
        <Table<RoundDoor>
          size="small"
          rowKey="key"
          dataSource={[...shown]}
          pagination={shown.length > 200 ? { pageSize: 200, showSizeChanger: false } : false}
          locale={{
            emptyText: (
              <Empty
                image={Empty.PRESENTED_IMAGE_SIMPLE}
                description={t(doors.length === 0 ? "rounds.noDoors" : "rounds.noneShown")}
              />
            ),
          }}
          rowClassName={({ key }) => (key === current?.key ? "pointed" : "")}
          onRow={({ key }) => ({
            onClick: () => {
              setPointed(key);
              place.current?.focus({ preventScroll: true });
            },
          })}
          columns={[
            {
              title: t("rounds.customer"),
              key: "name",
              width: 190,
              render: (_, { name, customerId, prospect }) => (
                <>
                  {customerId === null ? (
                    name
                  ) : (
                    <Link to="/customers/$id" params={{ id: customerId }} search={{ tab: "visits" }}>
                      {name}
                    </Link>
                  )}{" "}
                  {prospect && <Tag color="gold">{t("rounds.prospect")}</Tag>}
                </>
              ),
            },
            { title: t("rounds.phone"), dataIndex: "phoneMasked", width: 120 },
            { title: t("rounds.address"), dataIndex: "address" },
            {
              title: t("rounds.lastVisitedOn"),
              dataIndex: "lastVisitedOn",
              width: 110,
              render: (day: string | null) => day ?? t("common.state.none"),
            },
            {
              title: t("rounds.outcome"),
              key: "outcome",
              width: 150,
              render: (_, { outcome, markedOn: date }) =>
                outcome === null ? (
                  <span className="secondary">{t("rounds.unmarked")}</span>
                ) : (
                  <Tag color={tagColours[outcome]}>
                    {t("rounds.markedOn", { outcome: t(`rounds.outcomes.${outcome}`), date: date ?? "" })}
                  </Tag>
                ),
            },
            {
              key: "actions",
              width: 470,
              render: (_, door) =>
                walks || door.customerId === null ? (
                  <DoorActions
                    door={door}
                    walks={walks}
                    onMark={(outcome) => void mark(door, outcome)}
                    onWrite={() => setWriting(door)}
                  />
                ) : null,
            },
          ]}
        />
      </div>
      {writing?.visitId && (
        <WriteResult visitId={writing.visitId} customerId={writing.customerId ?? 0} onClose={() => setWriting(null)} />
      )}
    </>
  );
}

const tagColours = { met: "green", away: "orange", refused: "red" } as const;
