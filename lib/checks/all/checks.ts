import type { Check } from '../check';
import { apiServer } from './api-server';
import { autoscaling } from './autoscaling';
import { credentials } from './credentials';
import { dataDirectories } from './data-directories';
import { disruptionBudgets } from './disruption-budgets';
import { duplicates } from './duplicates';
import { governingService } from './governing-service';
import { kubernetesVersion } from './kubernetes-version';
import { mounts } from './mounts';
import { names } from './names';
import { nodePorts } from './node-ports';
import { ports } from './ports';
import { references } from './references';
import { secrets } from './secrets';
import { selectors } from './selectors';
import { size } from './size';
import { targetPorts } from './target-ports';
import { values } from './values';

/** Every check, by the name that reports and waivers call it by: that of its file. */
export const CHECKS = {
  duplicates,
  names,
  values,
  size,
  'kubernetes-version': kubernetesVersion,
  'api-server': apiServer,
  selectors,
  'governing-service': governingService,
  ports,
  'target-ports': targetPorts,
  'node-ports': nodePorts,
  mounts,
  'data-directories': dataDirectories,
  references,
  secrets,
  credentials,
  'disruption-budgets': disruptionBudgets,
  autoscaling,
} as const satisfies Record<string, Check>;

export type CheckName = keyof typeof CHECKS;
