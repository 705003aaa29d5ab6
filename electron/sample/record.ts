import type { CustomerFields } from "../../shared/contract/customers.ts";
import { type Entry, type EntryFields, emptySection, type SectionInput } from "../../shared/contract/records.ts";
import { type CustomerKind, isHousehold } from "../../shared/domain/customer.ts";
import { addDays, addMonths } from "../../shared/domain/dates.ts";
import type { HouseholdLine } from "../../shared/domain/householdLines.ts";
import { type Relation, sectionsOf } from "../../shared/domain/records.ts";
import { sampleLoans } from "./loans.ts";
import { personName, samplePhone, sampleResidentId } from "./people.ts";
import type { Random } from "./random.ts";
import { sampleStatements } from "./statements.ts";

/** A customer registered before, whom a record may name. */
export interface Acquaintance {
  id: number;
  name: string;
}

/** Who may vouch for a customer, and with whom they may trade. */
export interface Acquaintances {
  neighbour: Acquaintance | null;
  trader: Acquaintance | null;
}

export interface SampleRecord {
  sections: SectionInput[];
  entries: Entry[];
}

export interface Registered {
  /** place among all customers, from 0 */
  index: number;
  fields: CustomerFields;
  registeredOn: string;
  today: string;
}

const yuan = 100;
const tenThousandYuan = 1_000_000;

/** What is known of a customer beside the shared core; of many nobody has asked yet. */
export function sampleRecord(random: Random, customer: Registered, known: Acquaintances): SampleRecord {
  const { fields } = customer;
  const asked = random.chance(0.3);
  const sections = asked ? sectionsOf(fields.kind).map((section) => sectionOf(random, section, customer)) : [];
  const entries = [
    ...(isHousehold(fields.kind) && asked ? membersOf(random, customer) : []),
    ...linksOf(random, fields.kind, known),
    ...sampleLoans(random, customer),
    ...demandsOf(random, customer),
    ...holdingsOf(random, customer),
    ...(fields.kind === "enterprise" && random.chance(0.7) ? sampleStatements(random, fields, customer.today) : []),
  ];
  return { sections, entries };
}

function sectionOf(random: Random, section: SectionInput["section"], customer: Registered): SectionInput {
  switch (section) {
    case "person":
      return { section, data: { ...emptySection(section), ...person(random) } };
    case "household":
      return { section, data: { ...emptySection(section), ...household(random, customer) } };
    case "business":
      return { section, data: { ...emptySection(section), ...business(random, customer) } };
    case "institution":
      return { section, data: { ...emptySection(section), ...institution(random, customer) } };
  }
}

function person(random: Random) {
  return {
    maritalStatus: random.pick(["married", "married", "married", "single", "widowed"]),
    education: random.pick(["primary", "juniorHigh", "juniorHigh", "juniorHigh", "seniorHigh", "vocational"]),
    occupation: random.pick(["种植户", "养殖户", "务工", "经商"]),
    skill: random.pick(["", "", "农机驾驶", "焊工", "木工", "大棚种植"]),
    health: random.pick(["good", "good", "good", "fair", "chronic"]),
    yearsInVillage: random.whole(5, 60),
  } as const;
}

/** Economy that adds up to the yearly income of the customer's core. */
function household(random: Random, { fields, registeredOn }: Registered) {
  const income = fields.yearlyIncomeFen ?? 0;
  const share = (part: number) => Math.floor((income * part) / yuan) * yuan;
  const main: HouseholdLine =
    fields.kind === "selfEmployed"
      ? "incomeBusinessFen"
      : fields.industry === "livestock"
        ? "incomeLivestockFen"
        : "incomePlantingFen";
  const mainIncome = share(0.3 + random.next() * 0.4);
  const transfer = share(0.05);
  const labourForce = random.whole(1, 4);
  return {
    surveyedOn: registeredOn,
    landOwnedHundredthMu: random.whole(20, 120) * 10,
    landRentedHundredthMu: random.chance(0.3) ? random.whole(50, 600) * 10 : null,
    crops: random.pick(["大蒜、小麦", "花生、玉米", "蜜瓜", "小麦、玉米"]),
    livestock: fields.industry === "livestock" ? fields.mainBusiness : "",
    labourForce,
    migrantWorkers: random.whole(0, labourForce),
    [main]: mainIncome,
    incomeTransferFen: transfer,
    incomeWagesFen: income - mainIncome - transfer,
    expenseFarmingFen: share(0.08 + random.next() * 0.12),
    expenseLivingFen: share(0.2 + random.next() * 0.15),
    expenseEducationFen: random.chance(0.5) ? share(0.08) : null,
    expenseMedicalFen: random.chance(0.4) ? share(0.05) : null,
    assetHousingFen: random.whole(8, 40) * tenThousandYuan,
    assetVehiclesFen: random.chance(0.5) ? random.whole(2, 12) * tenThousandYuan : null,
    assetMachineryFen: random.chance(0.3) ? random.whole(1, 8) * tenThousandYuan : null,
    assetDepositsFen: random.whole(0, 15) * tenThousandYuan,
    debtPrivateFen: random.chance(0.15) ? random.whole(1, 5) * tenThousandYuan : null,
  };
}

function business(random: Random, { index, fields, today }: Registered) {
  const rented = random.chance(0.5);
  return {
    licenceName: isHousehold(fields.kind) ? `兰考县${fields.name}${fields.mainBusiness}店` : fields.name,
    licenceNumber: isHousehold(fields.kind) ? `9999${String(index).padStart(11, "0")}` : fields.idNumber,
    foundedOn: addDays(today, -random.whole(400, 5000)),
    registeredCapitalFen: random.whole(1, 30) * 10 * tenThousandYuan,
    legalRepresentative: fields.contactName || fields.name,
    premises: rented ? ("rented" as const) : ("owned" as const),
    premisesSquareMetres: random.whole(3, 200) * 10,
    yearlyRentFen: rented ? random.whole(5, 100) * 1000 * yuan : null,
    employees: isHousehold(fields.kind) ? random.whole(0, 6) : fields.headcount,
    products: fields.mainBusiness,
    mainSuppliers: random.pick(["郑州批发市场", "开封农资公司", "本县农户"]),
    mainCustomers: random.pick(["周边村镇居民", "省内经销商", "网店顾客"]),
  };
}

function institution(random: Random, { fields }: Registered) {
  const village = fields.name.endsWith("委员会");
  return {
    nature: village ? ("villageOrganisation" as const) : random.pick(["publicInstitution", "cooperative"]),
    superiorUnit: village ? "乡镇人民政府" : "县主管部门",
    head: fields.contactName,
    fundingSource: random.pick(["fullBudget", "partBudget", "selfFunded"]),
    yearlyBudgetFen: random.whole(5, 200) * tenThousandYuan,
    staff: fields.headcount,
  };
}

/** A spouse, and children who bear the customer's surname. */
function membersOf(random: Random, { index, fields, today }: Registered): Entry[] {
  const wife = readsAsMan(fields.idNumber);
  const member = (kinship: "spouse" | "child", name: string, male: boolean, ages: readonly [number, number]): Entry => {
    const born = addDays(today, -(random.whole(...ages) * 365 + random.whole(0, 364)));
    const idNumber = sampleResidentId(index - (index % 2) + (male ? 1 : 0), born);
    const phone = kinship === "spouse" ? samplePhone(index + 40_000_000) : "";
    return { list: "links", fields: { relation: "member", otherId: null, name, kinship, idNumber, phone, note: "" } };
  };
  const children = Array.from({ length: random.whole(0, 2) }, () => {
    const male = random.chance(0.5);
    const given = [...personName(random, male ? "male" : "female")].slice(1).join("");
    return member("child", `${[...fields.name][0]}${given}`, male, [3, 24]);
  });
  return [member("spouse", personName(random, wife ? "female" : "male"), !wife, [25, 65]), ...children];
}

/** The last digit but one of a resident ID is odd for men. */
function readsAsMan(idNumber: string): boolean {
  return Number(idNumber.at(-2)) % 2 === 1;
}

function linksOf(random: Random, kind: CustomerKind, { neighbour, trader }: Acquaintances): Entry[] {
  const links: Entry[] = [];
  const add = (relation: Relation, { id, name }: Acquaintance) =>
    links.push({
      list: "links",
      fields: { relation, otherId: id, name, kinship: null, idNumber: "", phone: "", note: "" },
    });
  if (neighbour && random.chance(0.15)) add("guarantor", neighbour);
  if (trader && (kind === "enterprise" || kind === "selfEmployed") && random.chance(0.5))
    add(random.chance(0.5) ? "upstream" : "downstream", trader);
  return links;
}

function demandsOf(random: Random, { fields, today }: Registered): Entry[] {
  if (!random.chance(0.1)) return [];
  const scale = isHousehold(fields.kind) ? 1 : 10;
  const demand = {
    month: addMonths(today, random.whole(1, 10)).slice(0, 7),
    amountFen: random.whole(1, 15) * scale * tenThousandYuan,
    purpose: random.pick(["春耕备耕", "收购大蒜", "扩建大棚", "补充流动资金", "购买种畜"]),
    note: "",
  };
  return [{ list: "demands", fields: demand }];
}

function holdingsOf(random: Random, { index, registeredOn, fields }: Registered): Entry[] {
  if (!random.chance(0.45)) return [];
  const held = { here: true, provider: "", openedOn: registeredOn, note: "" } as const;
  const holdings: EntryFields["holdings"][] = [
    {
      ...held,
      service: isHousehold(fields.kind) ? "debitCard" : "deposit",
      number: `999001${String(index).padStart(13, "0")}`,
      balanceFen: random.whole(1, 3000) * 100 * yuan,
    },
  ];
  if (random.chance(0.4)) holdings.push({ ...held, service: "mobileBanking", number: "", balanceFen: null });
  if (fields.kind !== "farmer" && random.chance(0.4))
    holdings.push({ ...held, service: "merchant", number: "", balanceFen: null });
  return holdings.map((holding) => ({ list: "holdings", fields: holding }));
}
