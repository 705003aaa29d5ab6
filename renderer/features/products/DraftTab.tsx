import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, App, Button, Flex, Form } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Product, productTermsSchema } from "../../../shared/contract/products.ts";
import type { ProductTerms } from "../../../shared/domain/product.ts";
import { emptyTerms } from "../../../shared/domain/usualProducts.ts";
import { api } from "../../app/client.ts";
import { refusalOf } from "../../app/refusals.ts";
import { LeaveGuard } from "../../ui/LeaveGuard.tsx";
import { useFailure } from "../../ui/useFailure.ts";
import { fieldMessage } from "../../ui/zodRule.ts";
import { PublishDialog } from "./PublishDialog.tsx";
import { TermsForm } from "./TermsForm.tsx";

/** What a product is going to say: written as a draft, then put in force from a day on. */
export function DraftTab({ product }: { product: Product }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const { id, version, draft, editions, inForce } = product;
  const stored = draft ?? (editions.find(({ number }) => number === inForce) ?? editions[0])?.terms ?? emptyTerms;
  /** what is typed, and the version that it was typed over; null while nothing is */
  const [typed, setTyped] = useState<{ terms: ProductTerms; version: number } | null>(null);
  const [tried, setTried] = useState(false);
  const [publishing, setPublishing] = useState(false);
  const terms = typed?.terms ?? stored;
  const parsed = productTermsSchema.safeParse(terms);
  const problems = new Map(
    tried && !parsed.success
      ? parsed.error.issues.map(({ path, message: key }) => [path.join("."), fieldMessage(key, t)])
      : [],
  );
  const after = (said: string) => ({
    onSuccess: async (changed: Product) => {
      void message.success(said);
      setTyped(null);
      setTried(false);
      queryClient.setQueryData(api.products.get.queryKey({ input: { id } }), changed);
      await queryClient.invalidateQueries();
    },
    onError: (error: Error) => fail(error),
  });
  const save = useMutation(api.products.saveDraft.mutationOptions(after(t("products.form.saved"))));
  const discard = useMutation(api.products.discardDraft.mutationOptions(after(t("products.form.discarded"))));
  const submit = () => {
    setTried(true);
    if (parsed.success) save.mutate({ id, version: typed?.version ?? version, terms: parsed.data });
  };
  return (
    <Flex vertical gap="middle">
      <LeaveGuard dirty={typed !== null} />
      {editions.length > 0 && draft === null && <Alert type="info" showIcon title={t("products.form.based")} />}
      {refusalOf(save.error)?.reason === "stale" && typed && (
        <Alert
          type="warning"
          showIcon
          title={t("products.form.stale")}
          action={
            <Button
              size="small"
              onClick={async () => {
                setTyped(null);
                save.reset();
                await queryClient.invalidateQueries();
              }}
            >
              {t("products.form.reload")}
            </Button>
          }
        />
      )}
      <Form layout="vertical" component="div">
        <TermsForm
          terms={terms}
          problems={problems}
          onChange={(changed) => setTyped({ terms: changed, version: typed?.version ?? version })}
        />
      </Form>
      <Flex gap="small">
        <Button type="primary" loading={save.isPending} disabled={typed === null} onClick={submit}>
          {t("products.form.save")}
        </Button>
        <Button
          disabled={typed !== null || draft === null}
          title={typed === null ? "" : t("products.form.saveFirst")}
          onClick={() => setPublishing(true)}
        >
          {t("products.form.publish")}
        </Button>
        {draft !== null && editions.length > 0 && (
          <Button danger loading={discard.isPending} onClick={() => discard.mutate({ id, version })}>
            {t("products.form.discard")}
          </Button>
        )}
      </Flex>
      {publishing && <PublishDialog product={product} name={terms.name} onClose={() => setPublishing(false)} />}
    </Flex>
  );
}
