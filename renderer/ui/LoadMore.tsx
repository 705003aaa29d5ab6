import { Button } from "antd";
import { useTranslation } from "react-i18next";

interface LoadMoreProps {
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
}

/** Under a list that comes page by page; nothing once all of it is there. */
export function LoadMore({ query }: LoadMoreProps) {
  const { t } = useTranslation();
  if (!query.hasNextPage) return null;
  return (
    <Button block loading={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
      {t("common.actions.loadMore")}
    </Button>
  );
}
