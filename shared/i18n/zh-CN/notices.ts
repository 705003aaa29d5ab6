export const notices = {
  title: "阳光公示",
} as const;
