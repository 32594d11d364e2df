import type { ManifestCheck } from '../check';
import { checkApiServer } from './api-server';
import { checkAutoscaling } from './autoscaling';
import { checkCredentials } from './credentials';
import { checkDataDirectories } from './data-directories';
import { checkDisruptionBudgets } from './disruption-budgets';
import { checkDuplicates } from './duplicates';
import { checkGoverningService } from './governing-service';
import { checkKubernetesVersion } from './kubernetes-version';
import { checkMounts } from './mounts';
import { checkNames } from './names';
import { checkNodePorts } from './node-ports';
import { checkPorts } from './ports';
import { checkReferences } from './references';
import { checkSecrets } from './secrets';
import { checkSelectors } from './selectors';
import { checkSize } from './size';
import { checkTargetPorts } from './target-ports';
import { checkValues } from './values';

/** All checks, by the name that reports and waivers use, which is the name of the file. */
export const MANIFEST_CHECKS = {
  duplicates: checkDuplicates,
  names: checkNames,
  values: checkValues,
  size: checkSize,
  'kubernetes-version': checkKubernetesVersion,
  'api-server': checkApiServer,
  selectors: checkSelectors,
  'governing-service': checkGoverningService,
  ports: checkPorts,
  'target-ports': checkTargetPorts,
  'node-ports': checkNodePorts,
  mounts: checkMounts,
  'data-directories': checkDataDirectories,
  references: checkReferences,
  secrets: checkSecrets,
  credentials: checkCredentials,
  'disruption-budgets': checkDisruptionBudgets,
  autoscaling: checkAutoscaling,
} as const satisfies Record<string, ManifestCheck>;

export type CheckName = keyof typeof MANIFEST_CHECKS;
