import { useMutation } from "@tanstack/react-query";
import { Form, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { Product } from "../../../shared/contract/products.ts";
import { api } from "../../app/client.ts";
import { type Reason, ReasonDialog } from "../../ui/ReasonDialog.tsx";
import { everything, useDialogChange } from "../../ui/useDialogChange.ts";
import { nameOf } from "./productName.ts";

/** Takes a product off the offer, with the reason. */
export function WithdrawDialog({ product, onClose }: { product: Product; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Reason>();
  const name = nameOf(product);
  const withdraw = useMutation(
    api.products.withdraw.mutationOptions(
      useDialogChange(everything, onClose, t("products.withdraw.done", { name }), form),
    ),
  );
  return (
    <ReasonDialog
      form={form}
      title={t("products.withdraw.title", { name })}
      label={t("products.withdraw.reason")}
      ok={t("products.withdraw.action")}
      max={200}
      danger
      pending={withdraw.isPending}
      onGiven={(reason) => withdraw.mutate({ id: product.id, version: product.version, reason })}
      onClose={onClose}
    >
      <Typography.Paragraph type="secondary">{t("products.withdraw.hint")}</Typography.Paragraph>
    </ReasonDialog>
  );
}
