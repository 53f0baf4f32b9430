// The image and the compose cluster, from its first use to its end: one cluster, so one file, which says the order.
import { provideCluster } from './cluster.ts';
import { describeEnd } from './end-tests.ts';
import { describeFaults } from './fault-tests.ts';
import { describeImage } from './image-tests.ts';
import { describeUsage } from './usage-tests.ts';

provideCluster();
describeImage();
describeUsage();
describeFaults();
describeEnd();
