export const visits = {
  title: "走访记录",
  none: "尚无走访记录",
  log: "登记走访",
  logged: "走访已登记",
  visitedOn: "走访日期",
  method: "方式",
  purpose: "事由",
  result: "情况",
  planned: "下次走访：{{date}} {{nextStep}}",
  nextStep: "下一步",
  nextOn: "跟进日期",
} as const;
