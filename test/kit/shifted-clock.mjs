// Loaded into a process before its program (`node --import`): its wall clock is wrong by TAILRACE_TEST_CLOCK_SHIFT_MS, as on a host
// whose clock nobody sets. Timers and `performance.now` go on as they do there: they count, they do not tell the time.
const shiftMs = Number(process.env.TAILRACE_TEST_CLOCK_SHIFT_MS ?? 0);
const RealDate = Date;
const now = () => RealDate.now() + shiftMs;

globalThis.Date = class ShiftedDate extends RealDate {
  constructor(...args) {
    if (args.length === 0) super(now());
    else super(...args);
  }

  static now() {
    return now();
  }
};
