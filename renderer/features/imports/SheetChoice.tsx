import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Checkbox, Flex, Tag, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { Import } from "../../../shared/contract/imports.ts";
import { api } from "../../app/client.ts";
import { useFailure } from "../../ui/useFailure.ts";

/** The sheets of the file with their rows; ticking one of other headings unticks the rest. */
export function SheetChoice({ staged: { id, sheets, encoding } }: { staged: Import }) {
  const { t } = useTranslation();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const choose = useMutation(
    api.imports.chooseSheets.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: api.imports.key() }),
      onError: (error) => fail(error),
    }),
  );
  const chosen = sheets.filter((sheet) => sheet.chosen);
  const toggle = (sheet: Import["sheets"][number]) => {
    const rest = chosen.filter(({ number, group }) => number !== sheet.number && group === sheet.group);
    const numbers = [...rest, ...(sheet.chosen ? [] : [sheet])].map(({ number }) => number);
    if (numbers.length > 0) choose.mutate({ id, sheets: numbers });
  };
  if (encoding !== null)
    return (
      <Typography.Text type="secondary">{t("imports.encoding", { encoding: encoding.toUpperCase() })}</Typography.Text>
    );
  return (
    <Flex gap="middle" align="center" wrap className="panel" role="group" aria-label={t("imports.sheets")}>
      <Typography.Text strong>{t("imports.sheets")}</Typography.Text>
      {sheets.map((sheet) => (
        <Checkbox key={sheet.number} checked={sheet.chosen} disabled={choose.isPending} onChange={() => toggle(sheet)}>
          {sheet.name}{" "}
          <Typography.Text type="secondary">{t("imports.sheetRows", { count: sheet.rowCount })}</Typography.Text>
          {sheet.knownColumns < 2 && <Tag style={{ marginInlineStart: 8 }}>{t("imports.unknownHeadings")}</Tag>}
        </Checkbox>
      ))}
      {sheets.length > 1 && <Typography.Text type="secondary">{t("imports.sheetsHint")}</Typography.Text>}
    </Flex>
  );
}
