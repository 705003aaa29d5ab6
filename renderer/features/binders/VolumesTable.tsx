import { useMutation } from "@tanstack/react-query";
import { Button, Empty, Table, type TableColumnsType } from "antd";
import { useTranslation } from "react-i18next";
import type { BinderDetails, BinderVolume } from "../../../shared/contract/binders.ts";
import { client } from "../../app/client.ts";
import { saveFile } from "../../ui/saveFile.ts";
import { useFailure } from "../../ui/useFailure.ts";
import { sizeText } from "./splitText.ts";

/** The volumes of a binder, each to be downloaded by itself. */
export function VolumesTable({ binder }: { binder: BinderDetails }) {
  const { t } = useTranslation();
  const fail = useFailure();
  const download = useMutation({
    mutationFn: async (number: number) => saveFile((await client.binders.volume({ id: binder.id, number })).file),
    onError: (error) => fail(error),
  });
  const columns: TableColumnsType<BinderVolume> = [
    { title: t("binders.volume"), dataIndex: "title", ellipsis: true },
    {
      title: t("binders.villages"),
      dataIndex: "villages",
      ellipsis: true,
      render: (villages: string[]) => villages.join(t("common.separator")),
    },
    {
      title: t("binders.fileNumbers"),
      key: "files",
      width: 220,
      render: (_, { firstFile, lastFile }) => (firstFile === lastFile ? firstFile : `${firstFile} – ${lastFile}`),
    },
    { title: t("binders.files"), dataIndex: "files", width: 70, align: "right" },
    { title: t("binders.pages"), dataIndex: "pages", width: 70, align: "right" },
    { title: t("binders.size"), key: "size", width: 90, align: "right", render: (_, { bytes }) => sizeText(bytes, t) },
    {
      key: "download",
      width: 110,
      align: "right",
      render: (_, { number }) =>
        binder.state !== "removed" && (
          <Button
            size="small"
            loading={download.isPending && download.variables === number}
            onClick={() => download.mutate(number)}
          >
            {t("binders.download")}
          </Button>
        ),
    },
  ];
  return (
    <Table
      size="small"
      rowKey="number"
      pagination={{ pageSize: 12, hideOnSinglePage: true, showSizeChanger: false }}
      dataSource={binder.volumeList}
      columns={columns}
      locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("binders.noVolumes")} /> }}
    />
  );
}
