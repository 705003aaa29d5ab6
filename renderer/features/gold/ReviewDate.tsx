import { Form } from "antd";
import { useTranslation } from "react-i18next";
import { addDays } from "../../../shared/domain/dates.ts";
import { useSession } from "../../app/session.ts";
import { DayInput } from "../../ui/DayInput.tsx";

/** The form's field for the day of the next review: any day after today. */
export function ReviewDate() {
  const { t } = useTranslation();
  const { today } = useSession();
  return (
    <Form.Item
      name="reviewOn"
      label={t("gold.reviewOn")}
      rules={[{ required: true, message: t("common.field.required") }]}
    >
      <DayInput min={addDays(today, 1)} allowClear={false} />
    </Form.Item>
  );
}
