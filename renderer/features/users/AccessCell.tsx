import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Popconfirm, Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { User, UserAccess } from "../../../shared/contract/users.ts";
import { api } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";
import { useFailure } from "../../ui/useFailure.ts";

interface AccessCellProps {
  user: User;
  /** undefined while it is loading */
  access: UserAccess | undefined;
}

/** How it stands with somebody's sign-in, where there is something to say, and the button that mends it. */
export function AccessCell({ user, access }: AccessCellProps) {
  const { t } = useTranslation();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const mayLift = useAllowed("users.liftWait");
  const lift = useMutation(
    api.users.liftWait.mutationOptions({ onSuccess: () => queryClient.invalidateQueries(), onError: (e) => fail(e) }),
  );
  const remove = useMutation(
    api.users.removeSecondFactor.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(),
      onError: (e) => fail(e),
    }),
  );
  if (!user.active || !access) return null;
  return (
    <>
      {!access.hasKey && <Tag color="red">{t("users.noKey")}</Tag>}
      {user.mustChangePassword && <Tag color="gold">{t("users.mustChange")}</Tag>}
      {access.secondFactor && (
        <>
          <Tag color="blue">{t("users.secondFactor")}</Tag>
          {mayLift && (
            <Popconfirm
              title={t("users.removeSecondFactorHint", { name: user.name })}
              onConfirm={() => remove.mutate({ id: user.id })}
            >
              <Button type="link" size="small" loading={remove.isPending}>
                {t("users.removeSecondFactor")}
              </Button>
            </Popconfirm>
          )}
        </>
      )}
      {access.waitSeconds > 0 && (
        <>
          <Tag color="red">{t("users.waits", { minutes: Math.ceil(access.waitSeconds / 60) })}</Tag>
          {mayLift && (
            <Button type="link" size="small" loading={lift.isPending} onClick={() => lift.mutate({ id: user.id })}>
              {t("users.liftWait")}
            </Button>
          )}
        </>
      )}
    </>
  );
}
