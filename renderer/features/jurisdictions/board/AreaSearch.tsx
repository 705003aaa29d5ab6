import { SearchOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { AutoComplete, Input, type InputRef } from "antd";
import { useCallback, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../../app/client.ts";
import { useShortcut } from "../../../app/shortcuts.ts";
import { findAreas } from "./findAreas.ts";
import { containersOf } from "./responsible.ts";
import { useBoardDesk } from "./useDesk.ts";

/** So many are offered. */
const most = 12;

/** Finds an area by name, spelling or code and leads to it, whatever the view. */
export function AreaSearch() {
  const { t } = useTranslation();
  const { tree, planned, nameOf, setSought } = useBoardDesk();
  const [words, setWords] = useState("");
  const searchable = useQuery(api.jurisdictions.areas.queryOptions({ input: {}, enabled: words !== "" }));
  const keys = useMemo(() => new Map(searchable.data?.map(({ id, search }) => [id, search])), [searchable.data]);
  const box = useRef<InputRef>(null);
  useShortcut(
    { key: "/" },
    useCallback(() => box.current?.focus(), []),
  );
  const options = useMemo(
    () =>
      findAreas(tree.areas, words, keys, most).map((area) => ({
        value: String(area.id),
        label: (
          <span className="option-line">
            <span className="cut">
              {area.name}{" "}
              <span className="secondary small">
                {containersOf(tree, area.id)
                  .slice(0, 1)
                  .map(({ name }) => name)}
              </span>
            </span>
            <span className="secondary">{nameOf(planned.effective.get(area.id))}</span>
          </span>
        ),
      })),
    [tree, words, keys, planned, nameOf],
  );
  const lead = (id: number) => {
    setWords("");
    setSought({ areaId: id });
  };
  return (
    <AutoComplete
      style={{ width: 220 }}
      popupMatchSelectWidth={320}
      defaultActiveFirstOption
      options={options}
      value={words}
      onChange={setWords}
      onSelect={(id) => lead(Number(id))}
    >
      <Input
        ref={box}
        aria-label={t("board.search")}
        placeholder={t("board.search")}
        prefix={<SearchOutlined className="secondary" />}
        allowClear
      />
    </AutoComplete>
  );
}
