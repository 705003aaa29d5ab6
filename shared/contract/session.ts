import { z } from "zod";
import { roles } from "../domain/roles.ts";
import { instantSchema, procedure } from "./base.ts";
import { loginSchema, newPasswordSchema } from "./branch.ts";

export const sessionUserSchema = z.object({
  id: z.int(),
  login: z.string(),
  name: z.string(),
  roles: z.array(z.enum(roles)),
});
export type SessionUser = z.infer<typeof sessionUserSchema>;

export const currentSessionSchema = z.object({
  user: sessionUserSchema,
  /** somebody else chose their password: nothing is for them until they have changed it */
  mustChangePassword: z.boolean(),
  /** dotted paths of the procedures this user may call */
  allowed: z.array(z.string()),
  branchName: z.string(),
  idleMinutes: z.number(),
  /** the branch's business date */
  today: z.string(),
});
export type CurrentSession = z.infer<typeof currentSessionSchema>;

const passwordInput = z.object({ password: z.string().max(128) });

export const session = {
  /** Public: who is signed in on this window, or null. */
  current: procedure.output(currentSessionSchema.nullable()),
  signIn: procedure
    .input(
      z.object({
        login: loginSchema,
        password: z.string().max(128),
        /** from the authenticator, or one of the emergency codes */
        code: z.string().max(40).optional(),
      }),
    )
    .output(currentSessionSchema),
  /** Public: opens the ledger with the recovery key and gives one user a new password. */
  recover: procedure
    .input(z.object({ recoveryKey: z.string().max(200), login: loginSchema, newPassword: newPasswordSchema }))
    .output(currentSessionSchema),
  signOut: procedure.output(z.object({})),
  changePassword: procedure
    .input(z.object({ password: z.string().max(128), newPassword: newPasswordSchema }))
    .output(z.object({})),
  /** Codes from an authenticator that one's own sign-in needs beside the password. */
  secondFactor: {
    /** null where the password is enough */
    state: procedure.output(z.object({ since: instantSchema, codesLeft: z.int() }).nullable()),
    /** A secret for the authenticator, by itself and as the address in a QR code. */
    begin: procedure.input(passwordInput).output(z.object({ secret: z.string(), address: z.string() })),
    /** Proves that it has arrived; emergency codes, each for one sign-in, are shown this once. */
    confirm: procedure.input(z.object({ code: z.string().max(40) })).output(z.object({ codes: z.array(z.string()) })),
    remove: procedure.input(passwordInput).output(z.object({})),
  },
};
