import { App, type FormInstance } from "antd";
import { useTranslation } from "react-i18next";
import { errorMessage, refusalOf } from "../app/refusals.ts";
import { fieldMessage } from "./zodRule.ts";

/** Tells the user why something failed; with a form, also at the fields at fault. */
export function useFailure() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  return (error: unknown, form?: FormInstance) => {
    const fields = refusalOf(error)?.fields ?? [];
    form?.setFields(
      fields.map(({ path, key }) => ({ name: path.split(".").at(-1) ?? path, errors: [fieldMessage(key, t)] })),
    );
    void message.error(errorMessage(error, t), 6);
  };
}
