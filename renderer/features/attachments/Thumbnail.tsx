import { useQuery } from "@tanstack/react-query";
import { Typography } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../app/client.ts";
import { useObjectUrl } from "../../ui/useObjectUrl.ts";

/** A picture of a customer, small. */
export function Thumbnail({ id }: { id: number }) {
  const { t } = useTranslation();
  const thumbnail = useQuery(
    api.attachments.thumbnail.queryOptions({ input: { id }, staleTime: Number.POSITIVE_INFINITY }),
  );
  const address = useObjectUrl(thumbnail.data?.file);
  if (thumbnail.isError) return <Typography.Text type="danger">{t("attachments.noThumbnail")}</Typography.Text>;
  return address ? <img src={address} alt="" /> : null;
}
