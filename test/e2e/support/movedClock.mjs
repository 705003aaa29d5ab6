/**
 * Loaded into the application's process before it by the tests' own launcher, so that it believes to run some days
 * later. Nothing that is built knows of it.
 */
const ahead = Number(process.env.TEST_DAYS_AHEAD) * 86_400_000;
const RealDate = Date;

globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + ahead);
    else super(...given);
  }

  static now() {
    return RealDate.now() + ahead;
  }
};
