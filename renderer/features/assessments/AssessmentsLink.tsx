import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

/** The way back to all periods. */
export function AssessmentsLink() {
  const { t } = useTranslation();
  return <Link to="/assessments">{t("assessments.title")}</Link>;
}
