import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Flex, Input, Select, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { type Interview, signerRoles } from "../../../shared/domain/diligence.ts";
import { useSession } from "../../app/session.ts";
import { DayInput } from "../../ui/DayInput.tsx";
import { Field } from "./Field.tsx";
import { Papers } from "./Papers.tsx";

interface SigningCardProps {
  customerId: number;
  interview: Interview;
  editable: boolean;
  onChange: (changes: Partial<Interview>) => void;
}

/** Who signed the record on paper, and the paper. */
export function SigningCard({ customerId, interview, editable, onChange }: SigningCardProps) {
  const { t } = useTranslation();
  const { today } = useSession();
  const { signers, signedOn, paperIds } = interview;
  const changeSigner = (place: number, changes: Partial<Interview["signers"][number]>) =>
    onChange({ signers: signers.map((signer, index) => (index === place ? { ...signer, ...changes } : signer)) });
  return (
    <section className="panel" aria-label={t("diligence.interview.signing")}>
      <Typography.Title level={5}>{t("diligence.interview.signing")}</Typography.Title>
      {signers.length === 0 && (
        <Typography.Paragraph type="secondary">{t("diligence.interview.noSigners")}</Typography.Paragraph>
      )}
      <Flex vertical gap="small">
        {signers.map(({ name, role }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: signers have nothing of their own but their place.
          <Flex key={place} gap="small">
            <Input
              aria-label={t("diligence.interview.signer")}
              placeholder={t("diligence.interview.signer")}
              maxLength={60}
              style={{ width: 220 }}
              value={name}
              onChange={({ target }) => changeSigner(place, { name: target.value })}
            />
            <Select
              aria-label={t("diligence.interview.signerRole")}
              style={{ width: 140 }}
              value={role}
              options={signerRoles.map((value) => ({ value, label: t(`diligence.signer.${value}`) }))}
              onChange={(chosen) => changeSigner(place, { role: chosen })}
            />
            {editable && (
              <Button
                type="text"
                icon={<DeleteOutlined aria-hidden />}
                aria-label={t("diligence.interview.removeSigner", { name })}
                onClick={() => onChange({ signers: signers.filter((_, index) => index !== place) })}
              />
            )}
          </Flex>
        ))}
        {editable && (
          <Button
            icon={<PlusOutlined aria-hidden />}
            style={{ alignSelf: "flex-start" }}
            onClick={() => onChange({ signers: [...signers, { name: "", role: "interviewee" }] })}
          >
            {t("diligence.interview.addSigner")}
          </Button>
        )}
        <div className="diligence-grid">
          <Field id="signed-on" label={t("diligence.interview.signedOn")}>
            <DayInput id="signed-on" value={signedOn} max={today} onChange={(day) => onChange({ signedOn: day })} />
          </Field>
          <Field id="signed-papers" label={t("diligence.interview.papers")}>
            <Papers
              customerId={customerId}
              label={t("diligence.interview.papers")}
              editable={editable}
              ids={paperIds}
              onChange={(ids) => onChange({ paperIds: ids })}
            />
          </Field>
        </div>
      </Flex>
    </section>
  );
}
