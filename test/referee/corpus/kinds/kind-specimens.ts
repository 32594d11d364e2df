import { ACCESS_SPECIMENS } from './access';
import { CONFIGURATION_SPECIMENS } from './configuration';
import { CONTROLLER_SPECIMENS } from './controllers';
import { JOB_SPECIMENS } from './jobs';
import { NETWORK_SPECIMENS } from './network';
import { POLICY_SPECIMENS } from './policies';
import { SCALING_SPECIMENS } from './scaling';
import { SERVICE_SPECIMENS } from './services';
import type { Specimen } from './specimen';

/** Objects of every kind that the model validates. */
export const KIND_SPECIMENS: readonly Specimen[] = [
  ...SERVICE_SPECIMENS,
  ...CONTROLLER_SPECIMENS,
  ...JOB_SPECIMENS,
  ...CONFIGURATION_SPECIMENS,
  ...SCALING_SPECIMENS,
  ...NETWORK_SPECIMENS,
  ...ACCESS_SPECIMENS,
  ...POLICY_SPECIMENS,
];
