import { FilePdfOutlined, PaperClipOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Checkbox, Empty, Modal, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isPicture } from "../../../shared/domain/attachment.ts";
import { api } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";
import { QueryState } from "../../ui/QueryState.tsx";
import { nameOf } from "../attachments/nameOf.ts";
import { Thumbnail } from "../attachments/Thumbnail.tsx";
import { UploadBox } from "../attachments/UploadBox.tsx";
import "../attachments/attachments.css";

/** Papers behind one answer, as the contract allows. */
const most = 20;

interface PaperPickerProps {
  customerId: number;
  /** what the indicator is called */
  label: string;
  chosen: number[];
  onChoose: (ids: number[]) => void;
}

/** Chooses among the papers attached to the customer, and takes in new ones. */
export function PaperPicker({ customerId, label, chosen, onChoose }: PaperPickerProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const title = t("ratings.form.papersFor", { indicator: label });
  return (
    <>
      <Button icon={<PaperClipOutlined />} aria-label={title} onClick={() => setOpen(true)}>
        {t("ratings.form.papers")}
      </Button>
      <Modal
        open={open}
        title={title}
        width={760}
        footer={
          <Button type="primary" onClick={() => setOpen(false)}>
            {t("ratings.form.papersDone")}
          </Button>
        }
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <Choices customerId={customerId} chosen={chosen} onChoose={onChoose} />
      </Modal>
    </>
  );
}

function Choices({ customerId, chosen, onChoose }: Omit<PaperPickerProps, "label">) {
  const { t } = useTranslation();
  const mayAdd = useAllowed("attachments.add");
  const attachments = useQuery(api.attachments.list.queryOptions({ input: { customerId } }));
  return (
    <>
      {mayAdd && <UploadBox customerId={customerId} />}
      <QueryState query={attachments}>
        {(all) => {
          const present = all.filter(({ removedAt }) => removedAt === null);
          if (present.length === 0)
            return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("attachments.none")} />;
          return (
            <ul className="paper-choices">
              {present.map((paper) => (
                <li key={paper.id}>
                  <Checkbox
                    checked={chosen.includes(paper.id)}
                    disabled={chosen.length >= most && !chosen.includes(paper.id)}
                    onChange={({ target }) =>
                      onChoose(target.checked ? [...chosen, paper.id] : chosen.filter((id) => id !== paper.id))
                    }
                  >
                    <span className="paper-choice">
                      <span className="paper">
                        {isPicture(paper.mediaType) ? <Thumbnail id={paper.id} /> : <FilePdfOutlined />}
                      </span>
                      <span className="cut">
                        {nameOf(paper)}
                        <br />
                        <Typography.Text type="secondary" className="small">
                          {t(`attachments.categories.${paper.category}`)} {paper.takenOn ?? ""}
                        </Typography.Text>
                      </span>
                    </span>
                  </Checkbox>
                </li>
              ))}
            </ul>
          );
        }}
      </QueryState>
    </>
  );
}
