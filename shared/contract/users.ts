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
});
export type User = z.infer<typeof userSchema>;

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
  resetPassword: procedure.input(z.object({ id: idSchema, newPassword: newPasswordSchema })).output(z.object({})),
};
