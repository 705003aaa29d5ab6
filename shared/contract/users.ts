import { z } from "zod";
import { roles } from "../domain/roles.ts";
import { idSchema, procedure, requiredText, versionSchema } from "./base.ts";
import { loginSchema, newPasswordSchema } from "./branch.ts";

export const userSchema = z.object({
  id: idSchema,
  version: versionSchema,
  login: z.string(),
  name: z.string(),
  roles: z.array(z.enum(roles)),
  active: z.boolean(),
  /** until they have chosen a password of their own, nothing else is for them */
  mustChangePassword: z.boolean(),
});
export type User = z.infer<typeof userSchema>;

export const userAccessSchema = z.object({
  id: idSchema,
  /** how long they have to wait after wrong passwords; 0 when they may sign in */
  waitSeconds: z.int(),
  /** false where no password opens the ledger: it has to be reset */
  hasKey: z.boolean(),
  /** whether their sign-in needs a code beside the password */
  secondFactor: z.boolean(),
});
export type UserAccess = z.infer<typeof userAccessSchema>;

const rolesInput = z.array(z.enum(roles)).min(1, { error: "required" });

export const users = {
  list: procedure.output(z.array(userSchema)),
  create: procedure
    .input(z.object({ login: loginSchema, name: requiredText(40), roles: rolesInput, password: newPasswordSchema }))
    .output(userSchema),
  update: procedure
    .input(
      z.object({
        id: idSchema,
        version: versionSchema,
        name: requiredText(40),
        roles: rolesInput,
        active: z.boolean(),
      }),
    )
    .output(userSchema),
  access: procedure.output(z.array(userAccessSchema)),
  /** Lets somebody try again at once who would have to wait after wrong passwords. */
  liftWait: procedure.input(z.object({ id: idSchema })).output(z.object({})),
  /** For somebody who has lost their authenticator: the password is enough again. */
  removeSecondFactor: procedure.input(z.object({ id: idSchema })).output(z.object({})),
  resetPassword: procedure.input(z.object({ id: idSchema, newPassword: newPasswordSchema })).output(z.object({})),
};
