export const users = {
  add: "新增员工",
  name: "姓名",
  roles: "角色",
  active: "状态",
  isActive: "在岗",
  isInactive: "已停用",
  activeHint: "停用后立即退出登录，密码失效；再次启用须重设密码。",
  resetPassword: "重设密码",
  saved: "员工资料已保存",
} as const;
