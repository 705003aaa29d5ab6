import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Flex } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../app/client.ts";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { CertificatesCard } from "./CertificatesCard.tsx";
import { HandbookCard } from "./HandbookCard.tsx";
import { ProfileCard } from "./ProfileCard.tsx";
import { StudiesCard } from "./StudiesCard.tsx";

const route = getRouteApi("/team/$id");

/** One of the staff: who they are, what they are certified for, what they studied, and what of the handbook they read. */
export function MemberPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const query = useQuery(api.team.get.queryOptions({ input: { userId: id } }));
  return (
    <Page
      path={[
        <Link key="team" to="/team">
          {t("team.title")}
        </Link>,
      ]}
      title={query.data?.name ?? ""}
    >
      <QueryState query={query}>
        {(member) => (
          <Flex vertical gap="middle">
            <ProfileCard member={member} />
            <CertificatesCard member={member} />
            <StudiesCard member={member} />
            <HandbookCard member={member} />
          </Flex>
        )}
      </QueryState>
    </Page>
  );
}
