export const auditPaper = {
  title: "审计日志封存单",
  fileTitle: "审计日志封存单 {{date}} 第 {{id}} 条",
  branch: "网点",
  printed: "打印时间和打印人",
  lastEntry: "末条记录时间",
  number: "末条序号",
  code: "校验码",
  meaning:
    "校验码由审计日志第 1 条至第 {{id}} 条逐条推算得出。此后任何人改动、删除、调换或重写其中任何一条，即使重新推算全部日志，也与本单不符。",
  keep: "请签字后存入保险柜，不要与台账电脑放在一起。核对时在“审计日志”中选择“与封存单核对”，输入上面的序号和校验码。",
  sealedBy: "封存人",
  witness: "见证人",
} as const;
