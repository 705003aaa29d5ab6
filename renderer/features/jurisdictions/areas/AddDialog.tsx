import { useQuery } from "@tanstack/react-query";
import { Flex, Form } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { levelBelow } from "../../../../shared/domain/areaCode.ts";
import { api } from "../../../app/client.ts";
import type { AreaDialogProps } from "./AreaActions.tsx";
import { ChangeDialog, type ChangeFields } from "./ChangeDialog.tsx";
import { CodeField, NameField } from "./fields.tsx";

interface Fields extends ChangeFields {
  name: string;
  code: string;
}

/** A new area below one: a group in a village, a village in a township. */
export function AddDialog({ area, onClose, onChanged }: AreaDialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Fields>();
  const name = Form.useWatch("name", form) ?? "";
  const code = Form.useWatch("code", form) ?? "";
  const level = levelBelow(area.level) ?? "group";
  useFreeCode(area.id, (free) => form.setFieldValue("code", free));
  return (
    <ChangeDialog
      title={t("areas.dialog.addIn", { level: t(`areas.level.${level}`), parent: area.name })}
      form={form}
      initialValues={{ name: "", code: "" }}
      change={name.trim() === "" || code === "" ? null : { kind: "add", parentId: area.id, code, name }}
      onClose={onClose}
      onChanged={onChanged}
    >
      <Flex gap="middle">
        <NameField label={t("areas.name")} />
        <CodeField />
      </Flex>
    </ChangeDialog>
  );
}

/** Proposes the next free code below an area, once it is known. */
export function useFreeCode(parentId: number, propose: (code: string) => void): void {
  const free = useQuery(api.areas.freeCode.queryOptions({ input: { parentId }, gcTime: 0, staleTime: Infinity }));
  const code = free.data?.code ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: proposed once, not again whenever the form is drawn
  useEffect(() => {
    if (code !== null) propose(code);
  }, [code]);
}
