import type { Knex } from "knex";

/**
 * What was drawn under credit lines and paid back. The entries stay as they were made, but for the customer they hang
 * on, which a merge changes: a mistake is taken back by a counter-entry. The database refuses by itself what would make
 * a balance negative or lift it above the line of a drawing, and keeps the sum of each customer.
 */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("lineMovements", (table) => {
    table.increments("id");
    table.integer("customerId").notNullable().references("id").inTable("customers");
    /** the certificate under which a drawing was made; null for everything else */
    table.integer("ratingId").references("id").inTable("ratings").index();
    /** drawing, repayment */
    table.text("kind").notNullable().checkIn(["drawing", "repayment"]);
    table.integer("amountFen").notNullable().checkPositive();
    table.text("day").notNullable();
    table.text("contractNumber").notNullable();
    table.text("purpose").notNullable();
    table.text("note").notNullable();
    /** the movement that this one takes back, with the reason */
    table.integer("reversesId").unique().references("id").inTable("lineMovements");
    table.text("reason").notNullable().defaultTo("");
    table.text("createdAt").notNullable();
    table.integer("createdBy").notNullable().references("id").inTable("users");
    table.check("(kind = 'drawing' AND reverses_id IS NULL) = (rating_id IS NOT NULL)");
    table.index(["customerId", "day", "id"]);
  });
  await db.schema.createTable("lineBalances", (table) => {
    table.integer("customerId").primary().references("id").inTable("customers");
    table.integer("balanceFen").notNullable();
    table.integer("movements").notNullable();
    /** day of the last movement */
    table.text("lastOn").notNullable();
  });
  await db.raw(
    "CREATE INDEX line_balances_in_use ON line_balances (balance_fen DESC, customer_id DESC) WHERE balance_fen > 0",
  );
  for (const trigger of triggers) await db.raw(trigger);
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable("lineBalances");
  await db.schema.dropTable("lineMovements");
}

/** By how much a movement changes the balance. */
function effect(movement: string): string {
  return `iif((${movement}kind = 'drawing') = (${movement}reverses_id IS NULL), ${movement}amount_fen, -${movement}amount_fen)`;
}

/** Adds a movement to the sum of a customer. */
function addTo(customer: string): string {
  return `INSERT INTO line_balances (customer_id, balance_fen, movements, last_on)
    VALUES (${customer}, ${effect("NEW.")}, 1, NEW.day)
    ON CONFLICT (customer_id) DO UPDATE SET balance_fen = balance_fen + excluded.balance_fen,
      movements = movements + 1, last_on = max(last_on, excluded.last_on);`;
}

const triggers = [
  `CREATE TRIGGER line_movements_reversal BEFORE INSERT ON line_movements
   WHEN NEW.reverses_id IS NOT NULL AND NOT EXISTS (
     SELECT 1 FROM line_movements WHERE id = NEW.reverses_id AND reverses_id IS NULL
       AND customer_id = NEW.customer_id AND kind = NEW.kind AND amount_fen = NEW.amount_fen AND day = NEW.day)
   BEGIN SELECT RAISE(ABORT, 'a counter-entry is like what it takes back'); END`,
  `CREATE TRIGGER line_movements_line BEFORE INSERT ON line_movements
   WHEN NEW.rating_id IS NOT NULL AND NOT EXISTS (
     SELECT 1 FROM ratings WHERE id = NEW.rating_id AND customer_id = NEW.customer_id
       AND effective_from <= NEW.day AND NEW.day < expires_on AND (ended_on IS NULL OR NEW.day < ended_on))
   BEGIN SELECT RAISE(ABORT, 'no such line was in force on that day'); END`,
  // What was reversed counts for nothing. Balances before the movement are as they were, so only those from it on are
  // looked at.
  `CREATE TRIGGER line_movements_balance AFTER INSERT ON line_movements
   WHEN EXISTS (
     SELECT 1 FROM (
       SELECT day, id, rating_id, sum(${effect("")}) OVER (ORDER BY day, id) AS balance
       FROM line_movements AS standing WHERE customer_id = NEW.customer_id AND reverses_id IS NULL
         AND NOT EXISTS (SELECT 1 FROM line_movements AS counter WHERE counter.reverses_id = standing.id)
     ) AS moved
     WHERE (day, id) >= (NEW.day, coalesce(NEW.reverses_id, NEW.id)) AND iif(${effect("NEW.")} < 0, balance < 0,
       balance > (SELECT line_fen FROM ratings WHERE ratings.id = moved.rating_id)))
   BEGIN SELECT RAISE(ABORT, 'the balance of a line stays between nothing and the line'); END`,
  `CREATE TRIGGER line_movements_add AFTER INSERT ON line_movements
   BEGIN ${addTo("NEW.customer_id")} END`,
  `CREATE TRIGGER line_movements_move AFTER UPDATE OF customer_id ON line_movements
   BEGIN
     UPDATE line_balances SET balance_fen = balance_fen - ${effect("NEW.")}, movements = movements - 1,
       last_on = (SELECT coalesce(max(day), '') FROM line_movements WHERE customer_id = OLD.customer_id)
     WHERE customer_id = OLD.customer_id;
     DELETE FROM line_balances WHERE customer_id = OLD.customer_id AND movements = 0;
     ${addTo("NEW.customer_id")}
   END`,
  `CREATE TRIGGER line_movements_no_update
   BEFORE UPDATE OF id, rating_id, kind, amount_fen, day, contract_number, purpose, note, reverses_id, reason,
     created_at, created_by ON line_movements
   BEGIN SELECT RAISE(ABORT, 'what was drawn or paid back stays as it was entered'); END`,
  `CREATE TRIGGER line_movements_no_delete BEFORE DELETE ON line_movements
   BEGIN SELECT RAISE(ABORT, 'what was drawn or paid back stays as it was entered'); END`,
];
