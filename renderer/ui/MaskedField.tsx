import { EyeOutlined } from "@ant-design/icons";
import { useMutation } from "@tanstack/react-query";
import { Button, Flex } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { maskedFields } from "../../shared/contract/customers.ts";
import type { maskedEntryFields } from "../../shared/contract/records.ts";
import { useFailure } from "./useFailure.ts";

interface MaskedFieldProps {
  field: (typeof maskedFields)[number] | (typeof maskedEntryFields)["holdings"][number];
  masked: string;
  /** asks the core for the whole number */
  reveal: () => Promise<{ value: string }>;
}

/** A number behind its mask; showing it whole is a click of its own, which the core records. */
export function MaskedField({ field, masked, reveal: ask }: MaskedFieldProps) {
  const { t } = useTranslation();
  const fail = useFailure();
  const [revealed, setRevealed] = useState<string | null>(null);
  const reveal = useMutation({
    mutationFn: ask,
    onSuccess: ({ value }) => setRevealed(value),
    onError: (error) => fail(error),
  });
  return (
    <Flex gap="small" align="center">
      <span>{revealed ?? masked}</span>
      {revealed === null && (
        <Button
          type="text"
          size="small"
          icon={<EyeOutlined />}
          aria-label={t(`customers.reveal.${field}`)}
          title={t(`customers.reveal.${field}`)}
          loading={reveal.isPending}
          onClick={() => reveal.mutate()}
        />
      )}
    </Flex>
  );
}
