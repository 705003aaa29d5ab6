import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

/** The way back from the screens around the jurisdictions. */
export function JurisdictionsLink() {
  const { t } = useTranslation();
  return <Link to="/jurisdictions">{t("jurisdictions.title")}</Link>;
}
