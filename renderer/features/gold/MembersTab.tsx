import { Flex, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { MembersTable } from "./MembersTable.tsx";

/** The members, or those of them who no longer meet the rules in force. */
export function MembersTab() {
  const { t } = useTranslation();
  const [shown, setShown] = useState<"all" | "notMeeting">("all");
  return (
    <Flex vertical gap="middle">
      <Segmented
        style={{ alignSelf: "flex-start" }}
        value={shown}
        options={[
          { value: "all", label: t("gold.all") },
          { value: "notMeeting", label: t("gold.notMeeting") },
        ]}
        onChange={setShown}
      />
      {shown === "all" ? (
        <MembersTable empty={t("gold.membersEmpty")} />
      ) : (
        <MembersTable only="notMeeting" empty={t("gold.notMeetingEmpty")} />
      )}
    </Flex>
  );
}
