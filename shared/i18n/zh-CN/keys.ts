export const keys = {
  title: "台账密钥与恢复密钥",
  neverRenewed: "台账密钥自建账以来未更换过。",
  renewedAt: "台账密钥上次更换：{{at}}",
  left: "{{names}} 已停用，但此前若有人复制过旧的密钥文件和台账文件，仍可用其密码打开那一份。更换台账密钥后，旧密钥文件打不开新的台账。",
  filesLeft: "有 {{count}} 份附件或装订文件缺失或损坏，仍在旧密钥下，其余均已更换。",
  renew: "更换台账密钥",
  renewStart: "开始更换",
  renewHint:
    "将用新的密钥重新加密台账、附件和装订文件。更换期间可以查看，保存会稍等片刻；中途断电也不会丢失数据。每个人的密码和恢复密钥照常可用。",
  backupHint: "此前的备份恢复后仍使用旧密钥：更换后请尽快做一次新备份，核对无误后处理掉旧备份。",
  leftOut: "{{names}} 自升级后尚未登录，更换后须为其重设密码。",
  phase: { ledger: "正在重新加密台账…", files: "正在重新加密附件和装订文件…" },
  toRenewal: "去更换",
  later: "以后再说",
  newRecoveryKey: "生成新的恢复密钥",
  recoveryMake: "生成",
  recoveryHint: "恢复密钥遗失或可能被他人看到时使用。新的密钥只显示一次，须打印或抄写；原来的恢复密钥立即失效。",
} as const;
