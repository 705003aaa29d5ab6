import { EditOutlined } from "@ant-design/icons";
import { useMutation } from "@tanstack/react-query";
import { Button, Empty, Flex, Typography } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CustomerView } from "../../../shared/contract/customers.ts";
import {
  type CustomerRecordView,
  emptySection,
  type SectionInput,
  sectionSchemas,
} from "../../../shared/contract/records.ts";
import { plainSections } from "../../../shared/domain/recordGroups.ts";
import { type Section, sections, sectionsOf } from "../../../shared/domain/records.ts";
import { fieldLabel, valueText } from "../../../shared/i18n/recordWords.ts";
import { api, client } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";
import { FactsTable } from "../../ui/FactsTable.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { sectionGroups } from "./groups.ts";
import { HouseholdEconomy } from "./HouseholdEconomy.tsx";
import { RecordCard } from "./RecordCard.tsx";
import { RecordDrawer } from "./RecordDrawer.tsx";
import { useRecord } from "./useRecord.ts";

/** The sections of a customer's kind; what a former kind left behind can still be read. */
export function SectionsPanel({ customer }: { customer: CustomerView }) {
  const record = useRecord(customer.id);
  const own = sectionsOf(customer.kind);
  return (
    <QueryState query={record}>
      {(data) => (
        <Flex vertical gap="middle">
          {sections
            .filter((section) => own.includes(section) || data.sections[section])
            .map((section) => (
              <SectionCard
                key={section}
                section={section}
                customer={customer}
                record={data}
                ofKind={own.includes(section)}
              />
            ))}
        </Flex>
      )}
    </QueryState>
  );
}

interface SectionCardProps {
  section: Section;
  customer: CustomerView;
  record: CustomerRecordView;
  /** whether the customer's kind has this section */
  ofKind: boolean;
}

function SectionCard({ section, customer, record, ofKind }: SectionCardProps) {
  const { t } = useTranslation();
  const mayWrite = useAllowed("records.saveSection") && ofKind;
  const [editing, setEditing] = useState(false);
  const state = record.sections[section];
  const title = t(`records.section.${section}`);
  const updated =
    state && t("records.updated", { name: state.updatedByName, at: dayjs(state.updatedAt).format("YYYY-MM-DD HH:mm") });
  return (
    <RecordCard
      title={title}
      note={<Typography.Text type="secondary">{ofKind ? updated : t("records.notOfKind")}</Typography.Text>}
      actions={
        mayWrite && (
          <Button icon={<EditOutlined aria-hidden />} onClick={() => setEditing(true)}>
            {t("records.edit", { name: title })}
          </Button>
        )
      }
    >
      {state ? (
        <SectionFacts section={section} customer={customer} record={record} />
      ) : (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("records.notFilled")} />
      )}
      {editing && (
        <SectionForm section={section} customer={customer} record={record} onClose={() => setEditing(false)} />
      )}
    </RecordCard>
  );
}

function SectionFacts({ section, customer, record }: Omit<SectionCardProps, "ofKind">) {
  const { t } = useTranslation();
  if (section === "household")
    return record.sections.household && <HouseholdEconomy customer={customer} data={record.sections.household.data} />;
  const data: Record<string, unknown> = record.sections[section]?.data ?? {};
  return (
    <FactsTable
      column={3}
      plain
      wideLast
      rows={plainSections[section].map((name) => [fieldLabel(name, t), valueText(name, data[name], t)])}
    />
  );
}

function SectionForm({
  section,
  customer,
  record,
  onClose,
}: Omit<SectionCardProps, "ofKind"> & { onClose: () => void }) {
  const { t } = useTranslation();
  const save = useMutation(api.records.saveSection.mutationOptions());
  const stored = ({ sections: all }: CustomerRecordView) => ({
    version: all[section]?.version ?? null,
    fields: all[section]?.data ?? emptySection(section),
  });
  return (
    <RecordDrawer
      title={t("records.edit", { name: t(`records.section.${section}`) })}
      customerId={customer.id}
      schema={sectionSchemas[section]}
      groupsFor={() => sectionGroups(section, t)}
      initial={stored(record)}
      onSave={(data, version) =>
        save.mutateAsync({
          customerId: customer.id,
          version,
          ...({ section, data } as SectionInput),
        })
      }
      reload={async () => stored(await client.records.get({ customerId: customer.id }))}
      onClose={onClose}
    />
  );
}
