import { useQuery } from "@tanstack/react-query";
import { Alert, Image, Spin } from "antd";
import { useTranslation } from "react-i18next";
import type { Attachment } from "../../../shared/contract/attachments.ts";
import { api } from "../../app/client.ts";
import { useLocked } from "../../app/lock.ts";
import { errorMessage } from "../../app/refusals.ts";
import { useObjectUrl } from "../../ui/useObjectUrl.ts";
import { nameOf } from "./nameOf.ts";

interface LightboxProps {
  pictures: Attachment[];
  /** id of the picture to look at, or null */
  viewing: number | null;
  onView: (id: number | null) => void;
}

/**
 * A picture over the whole window; arrow keys turn to the next, Escape closes. Each picture is asked for when it is
 * looked at, which the core records, and forgotten afterwards.
 */
export function Lightbox({ pictures, viewing, onView }: LightboxProps) {
  const { t } = useTranslation();
  const locked = useLocked();
  const current = pictures.findIndex(({ id }) => id === viewing);
  const open = current >= 0 && !locked;
  const content = useQuery(
    api.attachments.content.queryOptions({
      input: { id: viewing ?? 0 },
      enabled: open,
      gcTime: 0,
      staleTime: Number.POSITIVE_INFINITY,
    }),
  );
  const address = useObjectUrl(open ? content.data?.file : undefined);
  const seen = pictures[current];
  const name = seen ? nameOf(seen) : "";
  const picture = (node: React.ReactElement) => {
    if (content.isError) return <Alert type="error" showIcon title={errorMessage(content.error, t)} />;
    return address ? node : <Spin size="large" />;
  };
  return (
    <Image.PreviewGroup
      items={pictures.map(({ id }) => (id === viewing && address ? address : ""))}
      preview={{
        open,
        current: Math.max(current, 0),
        alt: name,
        countRender: (place, count) => `${name} · ${place} / ${count}`,
        imageRender: picture,
        onChange: (index) => onView(pictures[index]?.id ?? null),
        onOpenChange: (next) => {
          if (!next) onView(null);
        },
      }}
    />
  );
}
