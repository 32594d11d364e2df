import { MEASURED_VERSIONS } from '../../lib/kubernetes';
import { buildReferee } from './build';
import { clearTally } from './tally';

/** Builds all referees before the first test, one after the other, since each build uses all processors. */
export default function setUp(): void {
  for (const release of Object.values(MEASURED_VERSIONS)) buildReferee(release);
  clearTally();
}
