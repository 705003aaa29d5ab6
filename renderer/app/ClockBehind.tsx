import { useMutation } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import { useFailure } from "../ui/useFailure.ts";
import { api } from "./client.ts";
import { queryClient } from "./queryClient.ts";
import { useAllowed, useSession } from "./session.ts";

/** Says that the clock of the PC was set back, until it is put right or a manager says that it is right. */
export function ClockBehind() {
  const { t } = useTranslation();
  const fail = useFailure();
  const { clockBehind } = useSession();
  const mayAccept = useAllowed("session.acceptClock");
  const accept = useMutation(
    api.session.acceptClock.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(),
      onError: (error) => fail(error),
    }),
  );
  if (clockBehind === null) return null;
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 16 }}
      title={t("app.clockBehind", { at: dayjs(clockBehind).format("YYYY-MM-DD HH:mm") })}
      description={t("app.clockWasFast")}
      action={
        mayAccept && (
          <Button size="small" loading={accept.isPending} onClick={() => accept.mutate(undefined)}>
            {t("app.acceptClock")}
          </Button>
        )
      }
    />
  );
}
