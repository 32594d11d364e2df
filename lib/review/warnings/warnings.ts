import type { AcceptedObject } from './accepted-object';
import { claimDeletionWarnings, claimGrowthWarnings, fullPartitionWarnings, omittedReplicasWarnings } from './scaling';
import { keptServiceFieldWarnings } from './services';
import { stuckRolloutWarnings } from './stuck-rollouts';

/** In the order in which a report shows the warnings. */
const WARNING_RULES: readonly ((object: AcceptedObject) => string[])[] = [
  omittedReplicasWarnings,
  claimDeletionWarnings,
  claimGrowthWarnings,
  fullPartitionWarnings,
  stuckRolloutWarnings,
  keptServiceFieldWarnings,
];

/** Warns about effects of an accepted object that its manifest does not show, and about what may go wrong. */
export function warningsOf(object: AcceptedObject): string[] {
  return WARNING_RULES.flatMap((rule) => rule(object));
}
