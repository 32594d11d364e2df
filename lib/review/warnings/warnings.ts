import type { AcceptedObject } from './accepted-object';
import { claimDeletionWarnings, claimGrowthWarnings, fullPartitionWarnings, omittedReplicasWarnings } from './scaling';
import { keptServiceFieldWarnings } from './services';
import { stuckRolloutWarnings } from './stuck-rollouts';

const WARNINGS = [
  omittedReplicasWarnings,
  claimDeletionWarnings,
  claimGrowthWarnings,
  fullPartitionWarnings,
  stuckRolloutWarnings,
  keptServiceFieldWarnings,
];

/** What of an accepted object is not what it looks like, or may go wrong. */
export function warningsOf(seen: AcceptedObject): string[] {
  return WARNINGS.flatMap((warn) => warn(seen));
}
