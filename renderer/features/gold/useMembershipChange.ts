import { useQueryClient } from "@tanstack/react-query";
import { App, type FormInstance } from "antd";
import type { GoldMembership } from "../../../shared/contract/gold.ts";
import type { GoldCondition } from "../../../shared/domain/goldRules.ts";
import { useFailure } from "../../ui/useFailure.ts";

/** What every dialog on one membership is given. */
export interface MembershipDialogProps {
  /** of the customer */
  name: string;
  membership: GoldMembership;
  /** by the rules in force, today */
  conditions: readonly GoldCondition[];
  onClose: () => void;
}

/** What follows a change of a membership: it is said, the dialog goes, and every list is read again. */
export function useMembershipChange(
  onClose: () => void,
  said: (changed: GoldMembership) => string,
  form: FormInstance,
) {
  const { message } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  return {
    onSuccess: async (changed: GoldMembership) => {
      void message.success(said(changed));
      onClose();
      await queryClient.invalidateQueries();
    },
    onError: (error: Error) => fail(error, form),
  };
}
