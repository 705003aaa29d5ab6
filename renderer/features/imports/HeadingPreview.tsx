import { Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { Import } from "../../../shared/contract/imports.ts";

/** The first rows as the sheet holds them, with those marked that were taken for headings. */
export function HeadingPreview({ staged: { preview } }: { staged: Import }) {
  const { t } = useTranslation();
  return (
    <div className="panel">
      <Typography.Text strong>{t("imports.preview")}</Typography.Text>{" "}
      <Typography.Text type="secondary">{t("imports.previewHint")}</Typography.Text>
      <div className="sheet-preview">
        <table aria-label={t("imports.preview")}>
          <tbody>
            {preview.map(({ rowNumber, cells, heading }) => (
              <tr key={rowNumber} className={heading ? "heading" : undefined}>
                <th scope="row">{rowNumber}</th>
                {cells.map((cell, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a cell is known by its column.
                  <td key={column}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
