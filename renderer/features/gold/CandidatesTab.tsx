import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Flex } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Outputs } from "../../../shared/contract/index.ts";
import type { GoldRules } from "../../../shared/domain/goldRules.ts";
import { api } from "../../app/client.ts";
import { QueryState } from "../../ui/QueryState.tsx";
import { useDebounced } from "../../ui/useDebounced.ts";
import { useFailure } from "../../ui/useFailure.ts";
import { Candidates } from "./Candidates.tsx";
import { RulesForm } from "./RulesForm.tsx";

/** A trial looks through the whole ledger: it waits a little longer than a search. */
const trialPauseMs = 500;

/** Rules at the left, and at the right whom they find, while they are being changed. */
export function CandidatesTab() {
  const saved = useQuery(api.gold.rules.get.queryOptions());
  return <QueryState query={saved}>{(data) => <Trial key={data.version} saved={data} />}</QueryState>;
}

function Trial({ saved }: { saved: Outputs["gold"]["rules"]["get"] }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const [rules, setRules] = useState<GoldRules>(saved.rules);
  const settled = useDebounced(rules, trialPauseMs);
  const isSaved = JSON.stringify(rules) === JSON.stringify(saved.rules);
  const save = useMutation(
    api.gold.rules.update.mutationOptions({
      onSuccess: async () => {
        void message.success(t("gold.rules.saved"));
        await queryClient.invalidateQueries();
      },
      onError: (error) => fail(error),
    }),
  );
  return (
    <div className="gold-trial">
      <section className="panel" aria-label={t("gold.rules.title")}>
        <RulesForm rules={rules} onChange={setRules} />
        <Flex gap="small" wrap>
          <Button
            type="primary"
            disabled={isSaved}
            loading={save.isPending}
            onClick={() => save.mutate({ version: saved.version, rules: { ...rules, kinds: [...rules.kinds] } })}
          >
            {t("gold.rules.save")}
          </Button>
          <Button disabled={isSaved} onClick={() => setRules(saved.rules)}>
            {t("gold.rules.reset")}
          </Button>
        </Flex>
      </section>
      <Candidates rules={settled} isSaved={isSaved} />
    </div>
  );
}
