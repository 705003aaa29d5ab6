import { Button, Flex, Form, Input, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { requiredText, text } from "../../../shared/contract/base.ts";
import type { VisitFields } from "../../../shared/contract/visits.ts";
import { addDays, addMonths } from "../../../shared/domain/dates.ts";
import { usualPauses, visitMethods } from "../../../shared/domain/visit.ts";
import { useSession } from "../../app/session.ts";
import { DayInput } from "../../ui/DayInput.tsx";
import { zodRule } from "../../ui/zodRule.ts";
import { PurposeInput } from "./PurposeInput.tsx";

/** What is written down of a visit, in the order in which it is told. */
export function VisitFormItems() {
  const { t } = useTranslation();
  const { today } = useSession();
  return (
    <>
      <Flex gap="middle">
        <Form.Item name="visitedOn" label={t("visits.visitedOn")} rules={[{ required: true }]}>
          <DayInput max={today} allowClear={false} />
        </Form.Item>
        <Form.Item name="method" label={t("visits.method")} style={{ flex: 1 }}>
          <Radio.Group
            optionType="button"
            options={visitMethods.map((value) => ({ value, label: t(`common.visitMethod.${value}`) }))}
          />
        </Form.Item>
      </Flex>
      <Form.Item name="purpose" label={t("visits.purpose")} rules={[zodRule(requiredText(100), t)]}>
        <PurposeInput />
      </Form.Item>
      <Form.Item name="result" label={t("visits.result")}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={1000} />
      </Form.Item>
      <Form.Item name="nextStep" label={t("visits.nextStep")} rules={[zodRule(text(200), t)]}>
        <Input />
      </Form.Item>
      <NextOn />
    </>
  );
}

/** The day of the next step; the usual pauses count from the visit. */
function NextOn() {
  const { t } = useTranslation();
  const form = Form.useFormInstance<VisitFields>();
  const { today } = useSession();
  const visitedOn = Form.useWatch("visitedOn", form) ?? today;
  return (
    <Form.Item label={t("visits.nextOn")} htmlFor="nextOn">
      <Flex gap="small" align="center" wrap>
        <Form.Item name="nextOn" noStyle>
          <DayInput id="nextOn" min={visitedOn} />
        </Form.Item>
        {usualPauses.map((pause) => (
          <Button
            key={pause.key}
            size="small"
            onClick={() =>
              form.setFieldValue(
                "nextOn",
                "days" in pause ? addDays(visitedOn, pause.days) : addMonths(visitedOn, pause.months),
              )
            }
          >
            {t(`visits.pause.${pause.key}`)}
          </Button>
        ))}
      </Flex>
    </Form.Item>
  );
}
