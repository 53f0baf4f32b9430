// The compose cluster from its first use to its end: one cluster, so one file, which says the order.
import { describeEnd } from './end-tests.ts';
import { describeFaults } from './fault-tests.ts';
import { describeUsage } from './usage-tests.ts';

describeUsage();
describeFaults();
describeEnd();
