import { Button, Flex, Tag, Typography } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ChangedField, CustomerChange } from "../../../shared/contract/history.ts";
import { actionLabel } from "../../../shared/i18n/recordText.ts";
import { useAllowed } from "../../app/session.ts";
import { useRecordText } from "../../ui/useRecordText.ts";
import "./history.css";
import { useSetBack } from "./useSetBack.tsx";

/** More fields than this show on demand: the registration of a customer has them all. */
const shownAtOnce = 6;

/** One change: who, when, what, field by field, with the buttons that set it back. */
export function ChangeCard({ customerId, change }: { customerId: number; change: CustomerChange }) {
  const { t } = useTranslation();
  const mayUndo = useAllowed("history.undoLast");
  const mayRestore = useAllowed("history.restore");
  const [all, setAll] = useState(false);
  const { undo, putBack, restore } = useSetBack(customerId, change);
  const { fields, removedEntry } = change;
  const isLong = fields.length > shownAtOnce && !all;
  const told = isLong ? fields.filter(({ restorable }) => restorable).slice(0, shownAtOnce) : fields;
  return (
    <article className="panel change">
      <Flex gap="small" align="center" wrap>
        <Typography.Text strong>{actionLabel(change.action, t)}</Typography.Text>
        <Typography.Text type="secondary">
          {[change.actorName, dayjs(change.at).format("YYYY-MM-DD HH:mm")].join(" · ")}
        </Typography.Text>
        {change.mergedFrom && <Tag>{t("history.mergedFrom", { fileNumber: change.mergedFrom })}</Tag>}
        <span className="grow" />
        {mayRestore && removedEntry && !change.undoable && (
          <Button size="small" onClick={() => putBack(removedEntry)}>
            {t("history.putBack")}
          </Button>
        )}
        {mayUndo && change.undoable && (
          <Button size="small" onClick={undo}>
            {t("history.undo")}
          </Button>
        )}
      </Flex>
      {told.length > 0 && (
        <table>
          <tbody>
            {told.map((field) => (
              <FieldLine key={field.path} field={field} onRestore={mayRestore ? () => restore(field) : null} />
            ))}
          </tbody>
        </table>
      )}
      {isLong && (
        <Button type="link" size="small" className="all" onClick={() => setAll(true)}>
          {t("history.showAll", { count: fields.length })}
        </Button>
      )}
    </article>
  );
}

function FieldLine({ field, onRestore }: { field: ChangedField; onRestore: (() => void) | null }) {
  const { t } = useTranslation();
  const { label, value } = useRecordText();
  const { path } = field;
  return (
    <tr>
      <th scope="row">{label(path)}</th>
      <td>
        {"before" in field &&
          ("after" in field ? (
            <span className="was">
              {value(path, field.before)}
              <span aria-hidden>{" → "}</span>
            </span>
          ) : (
            <del>{value(path, field.before)}</del>
          ))}
        {"after" in field && <ins>{value(path, field.after)}</ins>}
      </td>
      <td>
        {onRestore && field.restorable && (
          <Button
            type="link"
            size="small"
            aria-label={t("history.restoreField", { field: label(path) })}
            onClick={onRestore}
          >
            {t("history.restore")}
          </Button>
        )}
      </td>
    </tr>
  );
}
