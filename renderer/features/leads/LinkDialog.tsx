import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Button, Flex, Form, Modal, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { LeadRow } from "../../../shared/contract/leads.ts";
import { api } from "../../app/client.ts";
import { CustomerSelect } from "../../ui/CustomerSelect.tsx";
import { useDialogChange } from "../../ui/useDialogChange.ts";

interface LinkDialogProps {
  lead: Pick<LeadRow, "id" | "version" | "name" | "areaId">;
  onClose: () => void;
}

/** A lead becomes a customer: registered now, or one who is in the ledger already. */
export function LinkDialog({ lead: { id, version, name, areaId }, onClose }: LinkDialogProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [customerId, setCustomerId] = useState<number | null>(null);
  const similar = useQuery(api.leads.findSimilar.queryOptions({ input: { name, phone: "", areaId, exceptId: id } }));
  const known = similar.data?.customers.find(({ customer }) => customer !== null)?.customer ?? null;
  const link = useMutation(
    api.leads.link.mutationOptions(useDialogChange(api.leads.key(), onClose, t("leads.link.done", { name }))),
  );
  return (
    <Modal open title={t("leads.link.title", { name })} footer={null} onCancel={onClose}>
      <Flex vertical gap="middle">
        <div>
          <Typography.Paragraph>{t("leads.link.registerHint")}</Typography.Paragraph>
          <Button type="primary" onClick={() => navigate({ to: "/leads/$id/register", params: { id } })}>
            {t("leads.link.register")}
          </Button>
        </div>
        <Form layout="vertical">
          <Form.Item label={t("leads.link.existing")} htmlFor="linkCustomer" style={{ marginBottom: 8 }}>
            <CustomerSelect id="linkCustomer" value={customerId} onChange={setCustomerId} />
          </Form.Item>
          {known && customerId === null && (
            <Button type="link" size="small" onClick={() => setCustomerId(known.id)}>
              {t("leads.link.known", { name: known.name, area: known.areaName })}
            </Button>
          )}
          <Button
            disabled={customerId === null}
            loading={link.isPending}
            onClick={() => customerId !== null && link.mutate({ id, version, customerId })}
          >
            {t("leads.link.ok")}
          </Button>
        </Form>
      </Flex>
    </Modal>
  );
}
