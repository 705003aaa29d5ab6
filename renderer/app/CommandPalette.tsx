import { Empty, Input, Modal, Spin } from "antd";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { areaMatches } from "../../shared/domain/areaSearch.ts";
import { KeyCap } from "../ui/KeyCap.tsx";
import { usePause } from "../ui/usePause.ts";
import {
  type PaletteActions,
  type PaletteEntry,
  type PaletteGroup,
  useCommandEntries,
  useCustomerEntries,
  useHandbookEntries,
  usePlaceEntries,
} from "./paletteEntries.tsx";
import { matches, useSpelling } from "./pinyinMatch.ts";

const pauseMs = 120;
/** How many of a group are shown; more would hide the groups below. All screens: what is missing seems not to be there. */
const shownOf: Record<PaletteGroup, number> = {
  customers: 8,
  areas: 5,
  marketers: 4,
  handbook: 4,
  screens: 40,
  actions: 10,
};

interface CommandPaletteProps extends PaletteActions {
  onClose: () => void;
}

/** One box that reaches any customer, area, marketer, screen and action; the keyboard alone will do. */
export function CommandPalette({ onClose, ...actions }: CommandPaletteProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const words = typed.trim();
  const { entries, stale } = usePaletteEntries(words, actions);
  const [active, setActive] = useState(0);
  // Enter before the answer is there means the first of the answer.
  const [waiting, setWaiting] = useState(false);
  const chosen = entries[Math.min(active, entries.length - 1)];

  const run = (entry: PaletteEntry | undefined) => {
    if (!entry) return;
    onClose();
    entry.run();
  };
  useEffect(() => {
    if (!waiting || stale) return;
    setWaiting(false);
    if (chosen) {
      onClose();
      chosen.run();
    }
  }, [waiting, stale, chosen, onClose]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && entries.length > 0) {
      event.preventDefault();
      setActive((active + step + entries.length) % entries.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (stale) setWaiting(true);
      else run(chosen);
    }
  };
  return (
    <Modal
      open
      width={640}
      style={{ top: 72 }}
      footer={null}
      closable={false}
      transitionName=""
      maskTransitionName=""
      className="palette"
      title={null}
      aria-label={t("app.palette.title")}
      onCancel={onClose}
    >
      <Input
        size="large"
        variant="borderless"
        autoFocus
        role="combobox"
        aria-label={t("app.palette.hint")}
        aria-expanded
        aria-controls="palette-results"
        aria-activedescendant={chosen && optionId(chosen)}
        placeholder={t("app.palette.hint")}
        suffix={stale ? <Spin size="small" /> : <span />}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          setActive(0);
          setWaiting(false);
        }}
        onKeyDown={onKeyDown}
      />
      <div id="palette-results" role="listbox" aria-label={t("app.palette.results")} className="palette-results">
        {entries.map((entry, index) => (
          <Option
            key={entry.id}
            entry={entry}
            heading={entry.group === entries[index - 1]?.group ? null : t(`app.palette.${entry.group}`)}
            active={entry === chosen}
            onPoint={() => setActive(index)}
            onRun={() => run(entry)}
          />
        ))}
        {entries.length === 0 && !stale && (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("app.palette.nothing", { words })} />
        )}
      </div>
      <div className="palette-keys" aria-hidden>
        <KeyCap name="↑" />
        <KeyCap name="↓" /> {t("app.palette.move")}
        <KeyCap name="Enter" /> {t("app.palette.go")}
        <KeyCap name="Esc" /> {t("app.palette.leave")}
      </div>
    </Modal>
  );
}

/** What the words lead to, group by group; without words, the screens and actions. */
function usePaletteEntries(words: string, actions: PaletteActions) {
  const asked = usePause(words, pauseMs);
  const spell = useSpelling();
  const customers = useCustomerEntries(words === "" ? "" : asked);
  const passages = useHandbookEntries(words === "" ? "" : asked);
  const places = usePlaceEntries();
  const commands = useCommandEntries(actions);
  const fits = ({ label, area }: PaletteEntry) => (area ? areaMatches(area, words) : matches(label, words, spell));
  const placed = words === "" ? [] : places.filter(fits);
  const ordered = words === "" ? commands : commands.filter(fits);
  const counts = new Map<PaletteGroup, number>();
  const entries = [...customers.entries, ...placed, ...ordered, ...passages.entries].filter(({ group }) => {
    const before = counts.get(group) ?? 0;
    counts.set(group, before + 1);
    return before < shownOf[group];
  });
  return { entries, stale: words !== "" && (asked !== words || customers.stale || passages.stale) };
}

function optionId({ id }: PaletteEntry): string {
  return `palette-${id}`;
}

interface OptionProps {
  entry: PaletteEntry;
  /** title of the group that starts here */
  heading: string | null;
  active: boolean;
  onPoint: () => void;
  onRun: () => void;
}

function Option({ entry, heading, active, onPoint, onRun }: OptionProps) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) element.current?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    <>
      {heading && (
        <div role="presentation" className="palette-heading">
          {heading}
        </div>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the keys belong to the box above, which keeps the focus. */}
      <div
        ref={element}
        id={optionId(entry)}
        role="option"
        aria-selected={active}
        className={active ? "palette-option active" : "palette-option"}
        onMouseMove={onPoint}
        onClick={onRun}
      >
        {entry.icon}
        <span className="cut">{entry.label}</span>
        {entry.detail && <span className="secondary cut">{entry.detail}</span>}
      </div>
    </>
  );
}
