import dayjs, { type Dayjs } from "dayjs";

/** Properties of a form item around a date picker whose value in the form is an ISO date, or null. */
export const isoDate = {
  getValueProps: (value: string | null | undefined) => ({ value: value ? dayjs(value) : null }),
  normalize: (picked: Dayjs | null) => picked?.format("YYYY-MM-DD") ?? null,
};
