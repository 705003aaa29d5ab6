/** Cheap to derive: tests are about what a password opens, not how long it takes. */
export const testPasswordCost = { memoryKiB: 1024, iterations: 1 };

/** A Tuesday morning in Lankao; tests move it by hand. */
export const testNow = "2026-03-10T02:00:00.000Z";

export const branchName = "城关信用社";

export const managerLogin = { login: "manager", name: "王主任", password: "manager-pass-1" };
