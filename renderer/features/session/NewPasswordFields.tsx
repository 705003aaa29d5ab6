import { useTranslation } from "react-i18next";
import { NewSecretFields } from "../../ui/NewSecretFields.tsx";

/** A new password and its repetition, as the fields `newPassword` and `repeated`. */
export function NewPasswordFields() {
  const { t } = useTranslation();
  return (
    <NewSecretFields
      name="newPassword"
      label={t("session.newPassword")}
      repeatLabel={t("session.repeatPassword")}
      autoComplete="new-password"
    />
  );
}
