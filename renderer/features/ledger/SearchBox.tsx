import { SearchOutlined } from "@ant-design/icons";
import { Input, type InputRef } from "antd";
import { type KeyboardEvent, type Ref, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { KeyCap } from "../../ui/KeyCap.tsx";

/** What is typed is searched once the typist pauses. */
const pauseMs = 200;

interface SearchBoxProps {
  ref: Ref<InputRef>;
  search: string;
  onSearch: (search: string) => void;
  /** the arrow down or Enter: on into the list, with the search as it stands */
  onLeave: () => void;
}

/** Searching as one types. While an input method composes, nothing is asked: its letters are no search yet. */
export function SearchBox({ ref, search, onSearch, onLeave }: SearchBoxProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(search);
  const [known, setKnown] = useState(search);
  const [composing, setComposing] = useState(false);
  const asked = useRef(search);
  if (known !== search) {
    setKnown(search);
    // What comes back is what was asked for a moment ago; more may have been typed since.
    if (search !== asked.current) setTyped(search);
  }
  const ask = (words: string) => {
    asked.current = words;
    if (words !== search) onSearch(words);
  };
  useEffect(() => {
    if (composing || typed.trim() === search) return;
    const timer = setTimeout(() => {
      asked.current = typed.trim();
      onSearch(typed.trim());
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [typed, search, composing, onSearch]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape" && typed !== "") {
      setTyped("");
      ask("");
    } else if (event.key === "ArrowDown" || event.key === "Enter") {
      event.preventDefault();
      ask(typed.trim());
      onLeave();
    }
  };
  return (
    <Input
      ref={ref}
      className="search-box"
      aria-label={t("customers.searchBox")}
      placeholder={t("customers.searchHint")}
      prefix={<SearchOutlined />}
      suffix={typed === "" ? <KeyCap name="/" /> : <span />}
      allowClear
      autoFocus
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
      onKeyDown={onKeyDown}
    />
  );
}
