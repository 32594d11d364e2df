import { deletesClaims, growingClaim, partitionHoldsAll, replicasLeftOut } from './scaling';
import type { Seen } from './seen';
import { keptByService } from './services';
import { stuckRollout } from './stuck';

const WARNINGS = [replicasLeftOut, deletesClaims, growingClaim, partitionHoldsAll, stuckRollout, keptByService];

/** What of an accepted object is not what it looks like, or may go wrong. */
export function warningsOf(seen: Seen): string[] {
  return WARNINGS.flatMap((warn) => warn(seen));
}
