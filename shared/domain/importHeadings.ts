/** Which field of a customer a column of a workbook holds, told by its heading in either language. */

export const importFields = [
  "name",
  "kind",
  "idType",
  "idNumber",
  "phone",
  "area",
  "areaCode",
  "address",
  "industry",
  "mainBusiness",
  "headcount",
  "yearlyIncome",
  "contactName",
  "notes",
  "consentOn",
  "consentForm",
] as const;
export type ImportField = (typeof importFields)[number];

/** Headings as branches write them; compared without spaces, case, punctuation and what stands in brackets. */
const headings: Record<ImportField, readonly string[]> = {
  name: [
    "姓名",
    "客户姓名",
    "客户名称",
    "户主",
    "户主姓名",
    "名称",
    "企业名称",
    "单位名称",
    "借款人",
    "name",
    "customer",
    "customername",
  ],
  kind: ["客户类别", "客户类型", "类别", "类型", "customerkind", "kind", "type"],
  idType: ["证件类型", "证件种类", "certificate", "idtype", "certificatetype"],
  idNumber: [
    "身份证",
    "身份证号",
    "身份证号码",
    "居民身份证号码",
    "公民身份号码",
    "证件号",
    "证件号码",
    "统一社会信用代码",
    "信用代码",
    "idnumber",
    "certificatenumber",
    "residentid",
    "unifiedsocialcreditcode",
  ],
  phone: ["电话", "手机", "手机号", "手机号码", "联系电话", "联系方式", "电话号码", "phone", "telephone", "mobile"],
  area: ["村", "行政村", "村庄", "所在村", "村社区", "所属区域", "所在区域", "区域", "area", "village"],
  areaCode: ["区域代码", "行政区划代码", "区划代码", "村代码", "areacode", "villagecode"],
  address: ["地址", "住址", "详细地址", "家庭住址", "经营地址", "address"],
  industry: ["行业", "所属行业", "industry"],
  mainBusiness: ["主营", "主营业务", "主要经营项目", "经营项目", "经营内容", "mainbusiness", "business"],
  headcount: [
    "家庭人口",
    "人口",
    "人数",
    "员工人数",
    "家庭人口员工人数",
    "headcount",
    "householdmembers",
    "employees",
    "householdmembersemployees",
  ],
  yearlyIncome: ["年收入", "家庭年收入", "年均收入", "年营业收入", "income", "yearlyincome", "annualincome"],
  contactName: ["联系人", "联系人姓名", "contact", "contactname", "contactperson"],
  notes: ["备注", "说明", "notes", "remarks"],
  consentOn: ["同意日期", "授权日期", "签署日期", "授权签署日期", "consentdate", "consentedon", "dateofconsent"],
  consentForm: ["同意形式", "同意方式", "授权形式", "授权方式", "consentform", "formofconsent"],
};

const fieldOf = new Map(importFields.flatMap((field) => headings[field].map((heading) => [heading, field] as const)));

/** The field a heading stands for, or null when it is none we know. */
export function fieldOfHeading(heading: string): ImportField | null {
  const plain = heading.normalize("NFKC").replace(/\(.*?\)/g, "");
  return fieldOf.get(simplified(plain)) ?? null;
}

/** Groups of columns about somebody else than the customer: a 姓名 under them is not the customer's. */
const aboutOthers = /配偶|担保|保证人|家庭成员|子女|父母|法定代表人|股东|紧急联系|spouse|guarantor|member/i;

/**
 * The field that headings standing on each other mean, the group first: 家庭情况 over 人口 is the headcount, and 联系人
 * over 姓名 is the contact person.
 */
export function fieldOfStackedHeadings(path: readonly string[]): ImportField | null {
  const whole = fieldOfHeading(path.join(""));
  if (whole !== null || path.length < 2) return whole;
  if (path.slice(0, -1).some((group) => aboutOthers.test(group))) return null;
  for (const heading of [...path].reverse()) {
    const field = fieldOfHeading(heading);
    if (field !== null) return field;
  }
  return null;
}

/** How many yuan one unit of a column is: headings of money often say `万元`. Null where they say nothing. */
export function yuanPerUnit(heading: string): 1 | 10_000 | null {
  const plain = heading.normalize("NFKC");
  if (/万元|10,?000/.test(plain)) return 10_000;
  return /元|yuan|cny/i.test(plain) ? 1 : null;
}

/** What sheets with the same columns have in common, for their mapping to be remembered by. */
export function headingsFingerprint(headings: readonly string[]): string {
  return headings.map((heading) => simplified(heading.normalize("NFKC"))).join("|");
}

function simplified(heading: string): string {
  return heading.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}
