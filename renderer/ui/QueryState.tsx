import { Button, Empty, Result, Skeleton } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { errorMessage } from "../app/refusals.ts";

/** What TanStack's queries have in common, paged or not. */
interface Loaded<T> {
  data: T | undefined;
  isError: boolean;
  error: Error | null;
  refetch: () => unknown;
}

interface QueryStateProps<T> {
  query: Loaded<T>;
  /** whether the data is there but holds nothing */
  isEmpty?: (data: T) => boolean;
  /** what to show then; a plain "nothing here yet" otherwise */
  empty?: ReactNode;
  children: (data: T) => ReactNode;
}

/** The four states of anything that is loaded: loading, failed, empty, there. */
export function QueryState<T>({ query, isEmpty, empty, children }: QueryStateProps<T>) {
  const { t } = useTranslation();
  if (query.isError)
    return (
      <Result
        status="warning"
        title={t("common.state.failed")}
        subTitle={errorMessage(query.error, t)}
        extra={<Button onClick={() => query.refetch()}>{t("common.actions.retry")}</Button>}
      />
    );
  if (query.data === undefined) return <Skeleton active aria-label={t("common.state.loading")} />;
  if (isEmpty?.(query.data)) return empty ?? <Empty description={t("common.state.empty")} />;
  return children(query.data);
}
