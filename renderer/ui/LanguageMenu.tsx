import { GlobalOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { useTranslation } from "react-i18next";
import { type Language, languages } from "../../shared/i18n/index.ts";
import { setLanguage, useLanguage } from "../i18n/index.ts";

/** Each language is named in itself, so that everyone finds their own. */
const names: Record<Language, string> = { "zh-CN": "中文", en: "English" };

export const languageOptions = languages.map((value) => ({ value, label: names[value] }));

export function LanguageMenu() {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        selectedKeys: [language],
        items: languageOptions.map(({ value, label }) => ({ key: value, label, onClick: () => setLanguage(value) })),
      }}
    >
      <Button type="text" icon={<GlobalOutlined />} aria-label={t("app.language")}>
        {names[language]}
      </Button>
    </Dropdown>
  );
}
