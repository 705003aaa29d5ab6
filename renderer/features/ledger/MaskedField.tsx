import { EyeOutlined } from "@ant-design/icons";
import { useMutation } from "@tanstack/react-query";
import { Button, Flex } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { maskedFields } from "../../../shared/contract/customers.ts";
import { api } from "../../app/client.ts";
import { useFailure } from "../../ui/useFailure.ts";

interface MaskedFieldProps {
  customerId: number;
  field: (typeof maskedFields)[number];
  masked: string;
}

/** A number behind its mask; showing it whole is a click of its own, which the core records. */
export function MaskedField({ customerId, field, masked }: MaskedFieldProps) {
  const { t } = useTranslation();
  const fail = useFailure();
  const [revealed, setRevealed] = useState<string | null>(null);
  const reveal = useMutation(
    api.customers.reveal.mutationOptions({
      onSuccess: ({ value }) => setRevealed(value),
      onError: (error) => fail(error),
    }),
  );
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
          onClick={() => reveal.mutate({ id: customerId, field })}
        />
      )}
    </Flex>
  );
}
