import { useQuery } from "@tanstack/react-query";
import { Alert, Modal } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { CustomerSelection } from "../../../../shared/contract/customers.ts";
import { api } from "../../../app/client.ts";
import { QueryState } from "../../../ui/QueryState.tsx";

/** What every action on many customers is given. */
export interface BulkActionProps {
  selection: CustomerSelection;
  onClose: () => void;
}

/** Actions that change customers also say when they have. */
export interface BulkChangeProps extends BulkActionProps {
  onDone: () => void;
}

interface BulkDialogProps extends BulkActionProps {
  title: string;
  pending: boolean;
  onConfirm: () => void;
  children: ReactNode;
}

/** How many customers are concerned and the first of them by name; only then can anything be confirmed. */
export function BulkDialog({ selection, title, pending, onConfirm, onClose, children }: BulkDialogProps) {
  const { t } = useTranslation();
  const preview = useQuery(api.bulk.preview.queryOptions({ input: { selection }, gcTime: 0 }));
  const count = preview.data?.count ?? 0;
  return (
    <Modal
      open
      width={680}
      style={{ top: 40 }}
      className="bulk-dialog"
      title={title}
      okText={t("ledger.bulk.confirm", { count })}
      okButtonProps={{ disabled: count === 0 }}
      confirmLoading={pending}
      onOk={onConfirm}
      onCancel={onClose}
    >
      <QueryState query={preview}>
        {({ sample }) =>
          count === 0 ? (
            <Alert type="warning" showIcon title={t("ledger.bulk.previewNone")} />
          ) : (
            <section className="bulk-preview" aria-label={t("ledger.bulk.preview", { count })}>
              <strong>{t("ledger.bulk.preview", { count })}</strong>
              <ul>
                {sample.map(({ id, name, fileNumber, areaName }) => (
                  <li key={id}>
                    <span className="cut">{name}</span>
                    <span className="secondary">{fileNumber}</span>
                    <span className="secondary cut">{areaName}</span>
                  </li>
                ))}
                {count > sample.length && (
                  <li className="secondary">{t("ledger.bulk.andMore", { count: count - sample.length })}</li>
                )}
              </ul>
            </section>
          )
        }
      </QueryState>
      {children}
    </Modal>
  );
}
